# Builds. One configuration for ./start, ./reporting and ./test, so that one build serves all three.

program=$root/artifacts/bin/Reporting.Cli/release/reporting

# build WHAT: says nothing but errors; leaves no compiler server behind. One build at a time in this folder.
build() {
    say "Building..."
    mkdir -p "$root/artifacts"
    (
        flock 8
        cd "$root"
        run_dotnet build "$1" -c Release -nodeReuse:false --nologo -tl:off -p:UseSharedCompilation=false \
            >artifacts/build.log 2>&1 8>&- && exit
        grep -E '(error|Error) ?[A-Z]*[0-9]*:' artifacts/build.log | sort -u >&2 || tail -n 30 artifacts/build.log >&2
        fail "The build failed; its full output is in artifacts/build.log." \
            "Biên dịch thất bại; toàn bộ thông báo nằm trong artifacts/build.log."
    ) 8>"$root/artifacts/.build.lock"
}

# Builds the program where a source is newer than its last build. A changed folder counts: a file may have gone.
build_program() {
    local stamp=$root/artifacts/.program-built
    if [ -x "$program" ] && [ -e "$stamp" ] && [ -z "$(newer_source "$stamp")" ]; then return; fi
    mkdir -p "$root/artifacts"
    touch "$stamp.begun.$$"
    build src/Reporting.Cli
    mv "$stamp.begun.$$" "$stamp"
}

newer_source() {
    (cd "$root" && find src Directory.Build.props Directory.Packages.props global.json -newer "$1" -print -quit)
}
