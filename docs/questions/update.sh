#!/usr/bin/env bash
# Runs every command of these answers again and puts its real output in place of the earlier one, as docs/update.sh does for all pages.
# From the top folder: bash docs/questions/update.sh [FILE...]
set -euo pipefail
[ $# -gt 0 ] || set -- docs/questions/*.md
exec bash docs/update.sh "$@"
