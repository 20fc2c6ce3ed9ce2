# want_browser: the console's tests drive Chromium; where it is missing and can't be installed they are skipped.

find_browser() {
    local program
    for program in /usr/bin/chromium /usr/bin/chromium-browser /usr/bin/google-chrome; do
        [ -x "$program" ] && return 0
    done
    return 1
}

want_browser() {
    find_browser && return
    if can_apt; then
        if [ -z "$(apt_candidate chromium)" ]; then apt_update_once || true; fi
        if [ -n "$(apt_candidate chromium)" ]; then
            apt_install chromium || { apt_update_once && apt_install chromium; } || true
        fi
    fi
    find_browser || {
        say "No Chromium here: the browser tests of the console are skipped (apt-get install chromium)."
        say "Không có Chromium: bỏ qua các kiểm thử trình duyệt của giao diện (apt-get install chromium)."
    }
}
