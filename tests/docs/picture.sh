#!/bin/sh
# picture.sh GROW: takes the picture of the README (docs/images/report.png) of the example's report,
# with Chromium. No test runs this; do so when the report looks otherwise.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' INT TERM

"$1" report "$root/docs/examples/de-singel.yaml" --output "$work/report.html"
# The part that begins at the heading of the position, in a window on the page.
cat >"$work/window.html" <<'END'
<body style="margin:0;overflow:hidden;height:920px">
<iframe src="report.html" style="margin-top:-500px;height:4000px;width:900px;border:0"></iframe>
</body>
END
chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1.25 \
    --window-size=900,920 --screenshot="$work/report.png" "file://$work/window.html" 2>/dev/null
mkdir -p "$root/docs/images"
cp "$work/report.png" "$root/docs/images/report.png"
