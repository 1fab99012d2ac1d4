#!/bin/sh
# After a change of words in pages or templates: collect them, merge them into the Dutch catalogue, compile it.
# Fill in what is new in translations/nl/LC_MESSAGES/messages.po by hand, then run this again.
set -eu
cd "$(dirname "$0")"
bin=../.venv/bin
pot=$(mktemp)
trap 'rm -f "$pot"' EXIT
"$bin/pybabel" -q extract -F babel.cfg -k _l --sort-output --no-location -o "$pot" .
"$bin/pybabel" -q update -i "$pot" -d wsm_webui/translations -l nl --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
"$bin/pybabel" compile -d wsm_webui/translations -l nl --statistics
