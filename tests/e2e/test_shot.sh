#!/usr/bin/env bash
# Pictures of the screen: the same frame as text, with colours, and as SVG that others read.
set -uo pipefail
# shellcheck source=expect.sh
. "$(dirname "$0")/expect.sh"

demo=../ui/demo/gmsa-web.yaml

run shot "$demo" --size 100x30
expect_status 0
[ "$(wc -l <"$scratch/out")" -eq 30 ] || fail 'not 30 lines'
out_has 'gmsa-web.yaml'
out_has 'OCI spec'
cp "$scratch/out" "$scratch/frame"
run shot "$demo" --size 100x30
cmp -s "$scratch/out" "$scratch/frame" || fail 'not the same a second time'

run shot "$demo" --size 100x30 --to ansi
sed 's/\x1b\[[0-9;]*m//g; s/ *$//' "$scratch/out" >"$scratch/plain"
cmp -s "$scratch/plain" "$scratch/frame" || fail 'without its colours it is another frame'

# Keys by their names; other words are typed.
run shot "$demo" --keys ': set blank container.HostConfig.CpuCount=3'
expect_status 0
run shot "$demo" --keys '/ cpu enter esc c' --size 120x40
out_has 'hyperv'
run shot "$demo" --keys '?'
out_has 'List of all actions'
run shot "$demo" --keys 'q'
expect_status 3
err_has 'the keys leave the program'

run shot "$demo" --size 100
expect_status 2
run shot "$demo" --size 9999x9999
expect_status 2
run shot "$demo" --to png
expect_status 2
err_has 'there are text, ansi, svg'
run shot "$demo" --theme nosuch
expect_status 2

# Secrets are masked unless they are asked for.
cat >"$scratch/web.yaml" <<'YAML'
silospec: 1
container:
  Config: { Env: ['DB=SEKRET1'] }
  Image: img
host:
  NumCPU: 4
  Images: [{ Id: img, OS: windows }]
YAML
cp "$scratch/web.yaml" "$scratch/other.yaml"
for keys in '' '/ DB= enter esc' '2' 'F' 'V' 'c' 'p' 'u 2' 'U k' 'R 2' ": open space $scratch/other.yaml enter 2" \
    ": add-file space $scratch/other.yaml enter 2"; do
    for kind in text ansi svg; do
        run shot "$scratch/web.yaml" --keys "$keys" --to "$kind"
        expect_status 0
        out_lacks 'SEKRET1'
    done
done
run shot "$scratch/web.yaml" --keys '/ DB= enter esc' --no-redact
out_has 'SEKRET1'

# A picture changes no file: the document's secrets are masked for it, and would be lost.
cp "$scratch/web.yaml" "$scratch/kept.yaml"
for keys in 'j space s' 'j space :wq enter' 'S enter' ": report space $scratch/r.md enter" ": shot space $scratch/s.txt enter" \
    "2 y f $scratch/c.txt enter"; do
    run shot "$scratch/kept.yaml" --keys "$keys"
    expect_status 0
    out_has 'not written: a picture is made here'
    cmp -s "$scratch/web.yaml" "$scratch/kept.yaml" || fail "$keys: the document was written"
done
for file in r.md s.txt c.txt; do
    [ ! -e "$scratch/$file" ] || fail "$file was written"
done

# What an ending promises is written, or nothing is.
run shot "$demo" --out "$scratch/frame.png"
expect_status 2
err_has "a frame is not written as '.png'; end the name in .svg, .ansi or .txt"
[ ! -e "$scratch/frame.png" ] || fail 'it was written'
run shot "$demo" --out "$scratch/frame.png" --to svg
expect_status 0

# SVG: XML that another parser reads, with the frame's words in it and nothing from elsewhere.
for theme in dark light mono high-contrast; do
    "$SILOSPEC" shot "$demo" --size 100x30 --theme "$theme" --out "$scratch/$theme.svg" || fail "theme $theme"
done
"$SILOSPEC" shot "$demo" --size 100x30 --ascii --out "$scratch/ascii.svg"
ran='the SVG files'
python3 - "$scratch" <<'PY' || fail 'not as expected'
import glob, sys, xml.etree.ElementTree as ET
NS = "{http://www.w3.org/2000/svg}"
words = open(sys.argv[1] + "/frame", encoding="utf-8").read()
for file in glob.glob(sys.argv[1] + "/*.svg"):
    root = ET.parse(file).getroot()
    assert root.tag == NS + "svg", root.tag
    # Some viewers drop blanks at the ends of a text, no-break ones as well, unless they are told.
    assert root.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve", file
    texts = [t.text.replace("\u00a0", " ") for t in root.iter(NS + "text")]
    assert "OCI spec" in " ".join(texts), file
    colours = {e.get("fill") for e in root.iter()} - {None}
    assert len(colours) >= 2, (file, colours)
    w, h = int(root.get("width")), int(root.get("height"))
    for e in root.iter():
        assert e.tag in (NS + "svg", NS + "rect", NS + "text"), e.tag
        x, y = int(e.get("x", 0)), int(e.get("y", 0))
        assert 0 <= x < w and 0 <= y < h, (file, e.attrib)
        for name in e.attrib:
            assert not name.endswith("href") and not name.startswith("on"), name
    if "ascii" not in file:
        for t in texts:
            assert t.strip() == "" or t.strip() in words, t
PY

finish
