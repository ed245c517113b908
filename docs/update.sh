#!/usr/bin/env bash
# Runs every command of these pages again and puts its real output in place of the earlier one: each block ```text whose first line starts
# with "$ ". Commands of a page run one after another in a temporary folder with this checkout's scenarios/ and docs/; what they write
# stays there. From the top folder: bash docs/update.sh [FILE...]
set -euo pipefail
cargo build --release --quiet
top=$PWD
PATH="$top/target/release:$PATH"
files=("$@")
[ ${#files[@]} -gt 0 ] || files=(docs/tutorial.md docs/how-to/*.md docs/questions/*.md)
for file in "${files[@]}"; do
    echo "$file"
    folder=$(mktemp -d)
    ln -s "$top/scenarios" "$top/docs" "$folder/"
    out=$folder/.page
    before=
    is_old=false
    while IFS= read -r line || [ -n "$line" ]; do
        [ "$line" != '```' ] || is_old=false
        case "$line" in
        '$ '*)
            if [ "$before" = '```text' ] || $is_old; then
                printf '%s\n' "$line" >> "$out"
                (cd "$folder" && eval "${line#\$ }" < /dev/null 2>&1) >> "$out" || true
                is_old=true
                before=$line
                continue
            fi
            ;;
        esac
        $is_old || printf '%s\n' "$line" >> "$out"
        before=$line
    done < "$file"
    cat "$out" > "$file"
    rm -rf "$folder"
done
