#!/usr/bin/env bash
# Runs every command of these answers again and puts its real output in place of the earlier one:
# each block ```text whose first line starts with "$ matchday". From the top folder: bash docs/questions/update.sh [FILE...]
set -euo pipefail
cargo build --release --quiet
files=("$@")
[ ${#files[@]} -gt 0 ] || files=(docs/questions/*.md)
for file in "${files[@]}"; do
    out=$(mktemp)
    is_old=false
    while IFS= read -r line || [ -n "$line" ]; do
        case "$line" in
        '```') is_old=false ;;
        esac
        $is_old || printf '%s\n' "$line" >>"$out"
        case "$line" in
        '$ matchday '*)
            eval "target/release/matchday ${line#\$ matchday }" 2>/dev/null >>"$out"
            is_old=true
            ;;
        esac
    done <"$file"
    cat "$out" >"$file"
    rm "$out"
done
