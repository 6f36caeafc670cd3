"""Reports as others read them: HTML as XML with the rules of the page, Markdown with a parser that is
not ours, and both in a browser where there is one."""

import glob
import os
import re
import shutil
import subprocess
import sys
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
    " code br figure svg line rect path text".split()
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
    html = rendered(file)
    if html is None:
        print("no Markdown parser is here (cmark, python3-markdown): not tried")
        break
    bare = re.sub(r"<pre.*?</pre>|<code>.*?</code>|<!--.*?-->", "", html, flags=re.S)
    for bad in ("<script", "<img", "<b>", r"<[^>]*onerror=", 'href="http://evil'):
        if re.search(bad, bare.lower()):
            fail(f"{file}: {bad} became markup")
    if html.count("<h1") != 1:
        fail(f"{file}: not one title")
    for heading in ("Outcome", "Set against effective", "Settings"):
        if not re.search(rf"<h2[^>]*>{heading}</h2>", html):
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


def look(file, width, *options):
    picture = file + f".{width}.png"
    done = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
         "--enable-logging=stderr", "--virtual-time-budget=2000", f"--user-data-dir={FOLDER}/browser",
         f"--window-size={width},900", *options, f"--screenshot={picture}", "file://" + file],
        capture_output=True, timeout=100, check=False,
    )
    log = done.stderr.decode(errors="replace")
    if "CONSOLE" in log:
        fail(f"{file}: the browser says {re.search('.*CONSOLE.*', log).group()}")
    return picture


def is_blank(picture):
    """A picture of one colour is compressed to nearly nothing."""
    return not os.path.exists(picture) or os.path.getsize(picture) < 8000


def reaches(file, width):
    """How wide the page is in a window of that width: more would have to be scrolled."""
    probe = file + ".probe.html"
    page = open(file, encoding="utf-8").read()
    script = "<script>document.title=document.documentElement.scrollWidth</script></body>"
    with open(probe, "w", encoding="utf-8") as f:
        f.write(page.replace("</body>", script))
    out = subprocess.run(
        [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={FOLDER}/browser",
         f"--window-size={width},900", "--dump-dom", "file://" + probe],
        capture_output=True, timeout=100, check=False,
    )
    found = re.search(rb"<title>(\d+)</title>", out.stdout)
    return int(found.group(1)) if found else None


if BROWSER is None or os.environ.get("SILOSPEC_SANITIZE", "0") not in ("0", ""):
    print("no browser is here (chromium): pages were read as XML only")
else:
    for file, width, *options in (
        (FOLDER + "/case.html", 400),
        (FOLDER + "/demo.html", 1200, "--force-dark-mode"),
    ):
        if is_blank(look(file, width, *options)):
            fail(f"{file}: blank at {width} pixels")
    # a headless window has a least width of its own
    for file in (FOLDER + "/nasty.html", FOLDER + "/demo.html"):
        if (reached := reaches(file, 500)) is None or reached > 500:
            fail(f"{file}: {reached} pixels wide in a window of 500")
    pdf = FOLDER + "/demo.pdf"
    subprocess.run([BROWSER, "--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={pdf}",
                    f"--user-data-dir={FOLDER}/browser", "file://" + FOLDER + "/demo.html"],
                   capture_output=True, timeout=100, check=False)
    if not os.path.exists(pdf) or os.path.getsize(pdf) < 10000:
        fail("the page cannot be printed")

sys.exit(1 if failures else 0)
