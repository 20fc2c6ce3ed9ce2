# Shared by ./start, ./test and ./reporting. Everything said goes to stderr: stdout belongs to the program.
# The caller has set $root, the repository's folder.

say() { printf '%s\n' "$*" >&2; }

# fail ENGLISH VIETNAMESE
fail() {
    printf '%s\n%s\n' "$1" "$2" >&2
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# Runs as root where that is possible without asking for a password; otherwise fails.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif has sudo && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

can_apt() { has apt-get && as_root true; }

apt_update_once() {
    if [ -z "${apt_updated:-}" ]; then
        say "apt-get update"
        as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || return 1
        apt_updated=yes
    fi
}

apt_install() {
    say "apt-get install $*"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# The version that apt would install, empty where it knows none.
apt_candidate() {
    apt-cache policy "$1" 2>/dev/null | sed -n 's/^ *Candidate: *//p' | grep -v '(none)' || true
}
