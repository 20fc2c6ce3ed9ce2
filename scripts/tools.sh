# Programs that some tests need and the system does not. Without them those tests are skipped, and say so.

# want PACKAGE FILE...: installs the package where none of the files is there and apt can.
want() {
    local package=$1 file
    shift
    for file in "$@"; do if [ -e "$file" ]; then return 0; fi; done
    if can_apt && { apt_install "$package" || { apt_update_once && apt_install "$package"; }; }; then return 0; fi
    say "$package is not installed: its tests are skipped."
}

# A token in software, and openssl's way to it.
want_signing_tools() {
    want openssl /usr/bin/openssl /usr/local/bin/openssl
    want softhsm2 /usr/bin/softhsm2-util
    want libengine-pkcs11-openssl /usr/lib/*/engines-3/pkcs11.so
}

# A disk that fails and a clock that jumps.
want_fault_tools() {
    want strace /usr/bin/strace /usr/local/bin/strace
    want faketime /usr/lib/*/faketime/libfaketimeMT.so.1
}
