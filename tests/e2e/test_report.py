"""Reports as others read them: HTML as XML with the rules of the page, Markdown with a parser that is
not ours, and both in a browser where there is one."""

import glob
import html
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
import xml.etree.ElementTree as ET

FOLDER = sys.argv[1]
failures = 0


def fail(text):
    global failures
    failures += 1
    print("FAIL:", text, file=sys.stderr)


# ---- HTML ----------------------------------------------------------------------------------------

HTML = sorted(glob.glob(FOLDER + "/*.html"))
KNOWN = set(
    "html head meta title style body h1 h2 h3 p nav a section table thead tbody tr th td ul li pre"
    " code br wbr figure svg line rect path text".split()
)


def name(element):
    return element.tag.rpartition("}")[2]


for file in HTML:
    text = open(file, encoding="utf-8").read()
    try:
        root = ET.fromstring(text.replace("<!DOCTYPE html>", "", 1))
    except ET.ParseError as e:
        fail(f"{file}: {e}")
        continue
    ids = {e.get("id") for e in root.iter()} - {None}
    for e in root.iter():
        if name(e) not in KNOWN:
            fail(f"{file}: <{name(e)}>")
        for key, value in e.attrib.items():
            if key == "href" and (value[0] != "#" or value[1:] not in ids):
                fail(f"{file}: a link to {value}")
            if key.startswith("on") or key in ("src", "action", "style"):
                fail(f"{file}: attribute {key}")
    style = "".join(e.text or "" for e in root.iter("style"))
    if "url(" in style or "@import" in style:
        fail(f"{file}: the style sheet looks elsewhere")
    for section in ("outcome", "effective", "scenario"):
        if section not in ids:
            fail(f"{file}: no section {section}")

# ---- Markdown ------------------------------------------------------------------------------------


def rendered(file):
    """By cmark or Python's Markdown, whichever is here; None: neither."""
    if shutil.which("cmark"):
        out = subprocess.run(["cmark", "--unsafe", file], capture_output=True, check=True)
        return out.stdout.decode()
    try:
        import markdown
    except ImportError:
        return None
    with open(file, encoding="utf-8") as f:
        return markdown.markdown(f.read(), extensions=["tables", "fenced_code"])


for file in sorted(set(glob.glob(FOLDER + "/*.md")) - {FOLDER + "/cut.md"}):
    made = rendered(file)
    if made is None:
        print("no Markdown parser is here (cmark, python3-markdown): not tried")
        break
    bare = re.sub(r"<pre.*?</pre>|<code>.*?</code>|<!--.*?-->", "", made, flags=re.S)
    for bad in ("<script", "<img", "<b>", r"<[^>]*onerror=", 'href="http://evil'):
        if re.search(bad, bare.lower()):
            fail(f"{file}: {bad} became markup")
    if made.count("<h1") != 1:
        fail(f"{file}: not one title")
    for heading in ("Outcome", "Set against effective", "Settings"):
        if not re.search(rf"<h2[^>]*>{heading}</h2>", made):
            fail(f"{file}: no heading {heading}")

# Each row of a table has as many cells as its head, as GitHub counts them.
CELL = re.compile(r"(?:\\.|[^|\\])*")


def cells(line):
    return len(CELL.sub("", line)) - 1


for file in sorted(set(glob.glob(FOLDER + "/*.md")) - {FOLDER + "/cut.md"}):
    head = None
    fence = None
    for number, line in enumerate(open(file, encoding="utf-8"), 1):
        ticks = re.match(r"`{3,}", line)
        if ticks and (fence is None or len(ticks.group()) >= len(fence)):
            fence = None if fence else ticks.group()
        if fence or not line.startswith("|"):
            head = None
            continue
        head = cells(line) if head is None else head
        if cells(line) != head:
            fail(f"{file}:{number}: {cells(line)} cells, not {head}")

# ---- a browser -----------------------------------------------------------------------------------

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DARK = "--blink-settings=preferredColorScheme=0"
LIGHT = "--blink-settings=preferredColorScheme=1"


def browse(page, *options):
    """What the browser wrote; what a page says on the console is a failure."""
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--enable-logging=stderr", "--virtual-time-budget=2000", f"--user-data-dir={FOLDER}/browser",
         *options, "file://" + page],
        capture_output=True, timeout=100, check=False,
    )
    log = done.stderr.decode(errors="replace")
    if "CONSOLE" in log:
        fail(f"{page}: the browser says {re.search('.*CONSOLE.*', log).group()}")
    return done.stdout


def framed(name, pages):
    """Each page, of a width, in a frame, as a window of the browser has a least width of its own. The
    title of what is round them becomes how wide each is in there: more would have to be scrolled."""
    frames = "".join(
        f'<iframe style="border:0;width:{width}px;height:1500px" srcdoc="{html.escape(page)}"></iframe>'
        for page, width in pages
    )
    with open(name, "w", encoding="utf-8") as f:
        f.write('<!DOCTYPE html><meta charset="utf-8"/><style>body{margin:0}</style>' + frames +
                "<script>onload=()=>{document.title=Array.from(document.querySelectorAll('iframe'),"
                "f=>f.contentDocument.documentElement.scrollWidth).join(' ')}</script>")
    return name


def on_paper(page):
    return page.replace("@media print", "@media all").replace("@media screen", "@media speech")


def check_widths(files):
    texts = [open(file, encoding="utf-8").read() for file in files]
    pages = [(text, width) for text in texts for width in (400, 600, 900)]
    pages += [(on_paper(text), 700) for text in texts]
    found = re.search(rb"<title>([0-9 ]+)</title>",
                      browse(framed(FOLDER + "/widths.framed.html", pages), "--dump-dom"))
    widths = [int(word) for word in found.group(1).split()] if found else []
    if widths != [width for _, width in pages]:
        fail(f"pages are {widths} pixels wide in windows of {[width for _, width in pages]}")


def picture(file):
    """The colour of the first pixel, and the share of bytes that are not as their neighbours."""
    data = open(file, "rb").read()
    width, _, depth, kind = struct.unpack(">IIBB", data[16:26])
    parts, at = b"", 8
    while at < len(data):
        size = struct.unpack(">I", data[at:at + 4])[0]
        parts += data[at + 8:at + 8 + size] if data[at + 4:at + 8] == b"IDAT" else b""
        at += size + 12
    raw = zlib.decompress(parts)
    if depth != 8 or kind not in (2, 6):
        fail(f"{file}: a kind of picture that this does not read")
    return tuple(raw[1:4]), sum(map(bool, raw)) / len(raw)


def look(file, width, scheme, ground):
    """Not blank, and on the ground that the reader's system asks for."""
    name = f"{file}.{width}.png"
    page = file
    if width < 600:
        page = framed(file + ".framed.html", [(open(file, encoding="utf-8").read(), width)])
    browse(page, scheme, f"--window-size={max(width, 600)},1500", f"--screenshot={name}")
    found, written = picture(name) if os.path.exists(name) else (None, 0)
    if found != ground or written < 0.02:
        fail(f"{file}: {found}, {written:.3f} written at {width} pixels")


def check_print(file):
    pdf = file + ".pdf"
    browse(file, f"--print-to-pdf={pdf}")
    pages = len(re.findall(rb"/Type\s*/Page\b", open(pdf, "rb").read())) if os.path.exists(pdf) else 0
    if not 2 < pages < 20:
        fail(f"{file}: {pages} pages")


if BROWSER is None or os.environ.get("SILOSPEC_SANITIZE", "0") not in ("0", ""):
    print("no browser is here (chromium): pages were read as XML only")
else:
    check_widths([f"{FOLDER}/{file}.html" for file in ("case", "nasty", "demo")])
    for width in 400, 1200:
        look(FOLDER + "/case.html", width, LIGHT, (0xFF, 0xFF, 0xFF))
        look(FOLDER + "/demo.html", width, DARK, (0x1C, 0x1C, 0x1C))
    check_print(FOLDER + "/demo.html")

sys.exit(1 if failures else 0)
