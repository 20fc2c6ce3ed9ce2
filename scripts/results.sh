# Counts the results of test programs from the files they wrote.

passed=0 failed=0 skipped=0 broken=""

# attribute FILE NAME: of the one <assembly> element; empty where the file is missing or cut off.
attribute() {
    [ -s "$1" ] && grep -q '</assemblies>' "$1" || return 0
    grep -o '<assembly [^>]*>' "$1" | head -n 1 | sed -n "s/.* $2=\"\([^\"]*\)\".*/\1/p"
}

# report PROJECT FILE STATUS: prints the project's line and its skips, and adds to the sums.
report() {
    local ok bad errors left note=""
    ok=$(attribute "$2" passed) bad=$(attribute "$2" failed) errors=$(attribute "$2" errors) left=$(attribute "$2" skipped)
    if [ -z "$ok" ]; then
        ok=0 bad=1 errors=0 left=0 note=" - crashed with exit code $3 before it wrote its results"
        if [ "$3" -eq 124 ] || [ "$3" -eq 137 ]; then note=" - stopped: it ran longer than $limit seconds"; fi
    elif [ "$3" -ne 0 ] && [ $((bad + errors)) -eq 0 ]; then
        bad=1 note=" - all tests passed, yet the program ended with exit code $3"
    fi
    bad=$((bad + errors))
    echo "$1: $ok passed, $bad failed, $left skipped$note"
    if [ "$left" -gt 0 ]; then skips "$2"; fi
    if [ "$bad" -gt 0 ]; then broken="$broken$(fails "$2" "$1")"$'\n'; fi
    passed=$((passed + ok)) failed=$((failed + bad)) skipped=$((skipped + left))
}

skips() {
    sed 's/<test /\n<test /g' "$1" | sed -n '/ result="Skip"/{
        s/.* name="\([^"]*\)".*<reason><!\[CDATA\[\(.*\)\]\]><\/reason>.*/  skipped: \1: \2/p
    }' | readable
}

# fails FILE PROJECT: each failed test with what it said (ten lines at most) and its innermost line with a source; the
# project where the file says nothing.
fails() {
    [ -s "$1" ] || { echo "  failed: $2"; return 0; }
    sed 's/<test /\n<test /g' "$1" | awk '
        /^<test / {
            isFailed = / result="Fail"/; lines = isSaid = isAt = 0
            name = $0; sub(/.* name="/, "", name); sub(/".*/, "", name)
            if (isFailed) print "  failed: " name
        }
        !isFailed { next }
        /<message>/ { sub(/.*<message><!\[CDATA\[/, ""); isSaid = 1 }
        isSaid {
            line = $0; sub(/\]\]><\/message>.*/, "", line)
            if (++lines <= 10) print "    " line
        }
        /<\/message>/ { isSaid = 0 }
        !isSaid && !isAt && match($0, / in [^ ]*:line [0-9]+/) { print "   " substr($0, RSTART, RLENGTH); isAt = 1 }
    ' | readable
}

readable() {
    sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'
}

total() {
    if [ $((passed + failed)) -eq 0 ]; then say "No test ran. Không có kiểm thử nào được chạy."; fi
    # Once more at the end, where one looks.
    printf '%s' "$broken"
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
