# need_dotnet: makes `dotnet` the .NET SDK 10, installing it where the distribution has it.

dotnet_major=10

# run_dotnet ...: no first-time banner, no telemetry, no build server that stays behind.
run_dotnet() {
    env DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0 MSBUILDDISABLENODEREUSE=1 \
        DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=true DOTNET_GENERATE_ASPNET_CERTIFICATE=false \
        DOTNET_SYSTEM_GLOBALIZATION_INVARIANT="$(without_icu)" dotnet "$@"
}

# A fresh machine may lack ICU, without which dotnet only runs so. It then warns of packages with translations; to let all
# culture names pass would silence that, but then MSBuild takes the "indexes" of units.indexes.sql for a language.
without_icu() {
    local found
    found=$(find /usr/lib /usr/lib64 /lib -name 'libicuuc.so*' -print -quit 2>/dev/null || true)
    if [ -n "$found" ]; then echo 0; else echo 1; fi
}

find_dotnet() {
    local candidate
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-/nowhere}/dotnet" "${HOME:-/nowhere}/.dotnet/dotnet" \
        /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
        [ -x "$candidate" ] || continue
        candidate=$(readlink -f -- "$candidate")
        # Asked outside the repository, where global.json does not hide other versions.
        if (cd / && DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$candidate" --list-sdks 2>/dev/null) | grep -q "^$dotnet_major\."; then
            DOTNET_ROOT=$(dirname -- "$candidate")
            export DOTNET_ROOT PATH="$DOTNET_ROOT:$PATH"
            return 0
        fi
    done
    return 1
}

need_dotnet() {
    find_dotnet && return
    say "The .NET SDK $dotnet_major was not found."
    if can_apt; then
        [ -n "$(apt_candidate "dotnet-sdk-$dotnet_major.0")" ] || apt_update_once || true
        if [ -n "$(apt_candidate "dotnet-sdk-$dotnet_major.0")" ]; then
            apt_install "dotnet-sdk-$dotnet_major.0" && find_dotnet && return
        fi
    fi
    fail "Install the .NET SDK $dotnet_major and start again: on Ubuntu 'sudo apt install dotnet-sdk-$dotnet_major.0'; elsewhere as \
https://learn.microsoft.com/dotnet/core/install/linux says. It is looked for on PATH, in DOTNET_ROOT, ~/.dotnet, \
/usr/share/dotnet and /usr/lib/dotnet." \
        "Hãy cài .NET SDK $dotnet_major rồi chạy lại: trên Ubuntu 'sudo apt install dotnet-sdk-$dotnet_major.0'; nơi khác theo hướng dẫn \
tại https://learn.microsoft.com/dotnet/core/install/linux. Chương trình tìm trong PATH, DOTNET_ROOT, ~/.dotnet, \
/usr/share/dotnet và /usr/lib/dotnet."
}

# need_time_zones: periods and deadlines are counted in the profile's time zone, which .NET reads from the system.
need_time_zones() {
    local folder=${TZDIR:-/usr/share/zoneinfo}
    [ -e "$folder/Asia/Ho_Chi_Minh" ] && return
    if can_apt && { apt_install tzdata || { apt_update_once && apt_install tzdata; }; } && [ -e "$folder/Asia/Ho_Chi_Minh" ]; then
        return
    fi
    fail "The time zones are missing in $folder: install the package tzdata." \
        "Thiếu dữ liệu múi giờ trong $folder: hãy cài gói tzdata."
}

# want_fonts: documents in PDF need a typeface with Vietnamese letters. Everything else runs without one, so nothing stops here.
want_fonts() {
    local found
    found=$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" \( -name DejaVuSerif-BoldItalic.ttf -o -name Tinos-Regular.ttf \
        -o -name times.ttf -o -path '*liberation2/LiberationSerif-Regular.ttf' \) -print -quit 2>/dev/null || true)
    [ -z "$found" ] || return 0
    if can_apt && { apt_install fonts-liberation2 || apt_install fonts-liberation; }; then return; fi
    say "No typeface with Vietnamese letters found: PDF documents answer 503 (install fonts-liberation2). Chưa có phông chữ tiếng Việt cho văn bản PDF."
}
