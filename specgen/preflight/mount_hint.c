#include "specgen/preflight/mount_hint.h"
#include "specgen/gocompat/fold_case.h"

#include "model/base/ascii.h"
#include "specgen/gocompat/concat.h"
#include "specgen/preflight/mount_grammar.h"
#include "specgen/preflight/mount_spec.h"

#define MOST_SECTIONS 4

const char *mount_half_name(enum mount_half half)
{
    static const char names[][12] = {[MOUNT_SOURCE] = "source",
                                     [MOUNT_DESTINATION] = "destination",
                                     [MOUNT_MODE] = "mode",
                                     [MOUNT_WHOLE] = "text"};

    return names[half];
}

static bool is_slash(char c)
{
    return c == '\\' || c == '/';
}

static bool has_drive(struct str part)
{
    if (str_starts(part, STR_LIT("\\\\?\\")))
        part = str_cut(part, 4, part.len);
    return part.len >= 2 && ascii_is_letter(part.s[0]) && part.s[1] == ':';
}

/* ---- the parts as they were meant ------------------------------------------------------- */

struct sections {
    struct str of[MOST_SECTIONS];
    size_t count; /* may be more than are kept */
};

/* At colons; one behind a drive's letter belongs to the drive. */
static void cut(struct sections *out, struct str raw)
{
    size_t from = 0;

    out->count = 0;
    for (size_t at = 0; at <= raw.len; at++) {
        size_t start =
            str_starts(str_cut(raw, from, raw.len), STR_LIT("\\\\?\\")) ? from + 4 : from;

        if (at < raw.len &&
            (raw.s[at] != ':' || (at == start + 1 && ascii_is_letter(raw.s[start]))))
            continue;
        if (out->count < MOST_SECTIONS)
            out->of[out->count] = str_cut(raw, from, at);
        out->count++;
        from = at + 1;
    }
}

static bool is_mode(struct str part)
{
    return str_eq_ascii_case(part, STR_LIT("ro")) || str_eq_ascii_case(part, STR_LIT("rw"));
}

/* What the -v of other systems has behind the destination. */
static bool is_foreign_mode(struct str part)
{
    static const char words[][12] = {"z",      "cached",  "delegated", "consistent",
                                     "nocopy", "rshared", "rslave",    "rprivate",
                                     "shared", "slave",   "private",   "readonly"};

    if (part.len == 0)
        return false;
    while (part.len > 0) {
        ptrdiff_t comma = str_find(part, ',', 0);
        struct str word = str_cut(part, 0, comma < 0 ? part.len : (size_t)comma);
        bool known = is_mode(word);

        for (size_t i = 0; !known && i < sizeof(words) / sizeof(words[0]); i++)
            known = str_eq_ascii_case(word, str_of(words[i]));
        if (!known)
            return false;
        part = comma < 0 ? STR_NONE : str_cut(part, (size_t)comma + 1, part.len);
    }
    return true;
}

/* ---- what is wrong with a path ---------------------------------------------------------- */

/* The first two separators in a row, but for those that a path begins with. */
static bool has_doubled(struct str part)
{
    for (size_t i = 2; i < part.len; i++) {
        if (is_slash(part.s[i]) && is_slash(part.s[i - 1]))
            return true;
    }
    return false;
}

static struct str drive_of_shell(struct str part)
{
    static const char roots[][12] = {"/mnt/", "/cygdrive/", "/"};

    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        size_t len = strlen(roots[i]);

        if (str_starts(part, str_of(roots[i])) && part.len > len && ascii_is_letter(part.s[len]) &&
            (part.len == len + 1 || part.s[len + 1] == '/'))
            return str_cut(part, len, part.len);
    }
    return STR_NONE;
}

static struct str as_windows(struct arena *a, struct str rest)
{
    struct str path = CONCAT(a, str_cut(rest, 0, 1), STR_LIT(":"), str_cut(rest, 1, rest.len));
    char *s = arena_cstr(a, path);

    for (size_t i = 0; s != NULL && i < path.len; i++) {
        if (s[i] == '/')
            s[i] = '\\';
    }
    return s != NULL ? (struct str){s, path.len} : STR_NONE;
}

static void say(struct mount_hint *out, const char *text, struct str remedy)
{
    out->text = str_of(text);
    out->remedy = remedy;
}

bool mount_is_cleaned_pipe(struct str path)
{
    static const struct str pipe = STR_INIT("/pipe/");

    if (path.len <= pipe.len || !is_slash(path.s[0]) || !is_slash(path.s[pipe.len - 1]) ||
        !str_eq_ascii_case(str_cut(path, 1, pipe.len - 1), STR_LIT("pipe")))
        return false;
    for (size_t i = pipe.len; i < path.len; i++) {
        if (is_slash(path.s[i]))
            return false;
    }
    return true;
}

static void say_pipe(struct mount_hint *out, struct arena *a)
{
    struct str name = str_cut(out->part, strlen("/pipe/"), out->part.len);

    say(out, "is what docker compose makes of //./pipe/NAME when it cleans the path, and no pipe",
        CONCAT(a, STR_LIT("write \\\\.\\pipe\\"), name, STR_LIT(" on both sides")));
}

static bool source_is_wrong(struct mount_hint *out, struct arena *a)
{
    struct str part = out->part, shell = drive_of_shell(part);

    if (part.len == 0)
        say(out, "is empty", STR_LIT("give a folder with its drive, or a volume's name"));
    else if (str_ends(part, STR_LIT("/docker.sock")))
        say(out, "is the daemon's socket on Linux; on Windows that is a pipe",
            STR_LIT("write \\\\.\\pipe\\docker_engine:\\\\.\\pipe\\docker_engine"));
    else if (mount_is_cleaned_pipe(part))
        say_pipe(out, a);
    else if (shell.len > 0)
        say(out, "is a path of a shell on Windows, not of Windows",
            CONCAT(a, STR_LIT("write "), as_windows(a, shell)));
    else if (str_holds_ascii_case(part, STR_LIT("$")) || str_holds_ascii_case(part, STR_LIT("%")))
        say(out, "holds a variable that nobody replaced",
            STR_LIT("write %cd% in cmd, ${PWD} in PowerShell, or the path itself"));
    else if (part.s[0] == '~')
        say(out, "begins with ~, which neither docker nor the engine replaces",
            STR_LIT("write the path itself, such as C:\\Users\\NAME"));
    else if (part.len > 1 && is_slash(part.s[0]) && is_slash(part.s[1]) && !has_drive(part))
        say(out, "is a share of the network, which no mount takes",
            STR_LIT("map it on the host with New-SmbGlobalMapping and give the drive"));
    else if (part.s[0] == '/')
        say(out, "has no drive: that is a path of Linux",
            CONCAT(a, STR_LIT("write the folder with its drive, such as "),
                   as_windows(a, CONCAT(a, STR_LIT("C"), part))));
    else if (part.s[0] == '.' || (!has_drive(part) && (str_holds_ascii_case(part, STR_LIT("\\")) ||
                                                       str_holds_ascii_case(part, STR_LIT("/")))))
        say(out, "is relative: the engine takes a folder with its drive only",
            STR_LIT("write the whole path, such as C:\\app\\data"));
    else if (has_drive(part) && (part.len == 2 || !is_slash(part.s[2])) &&
             !str_starts(part, STR_LIT("\\\\?\\")))
        say(out, "has a drive but no root behind it", STR_LIT("write C:\\x, not C:x"));
    else if (has_doubled(part))
        say(out, "has two separators in a row", STR_LIT("write one \\ between names"));
    else
        say(out, "holds a character that no path and no volume's name has",
            STR_LIT("none of : * ? \" < > | may stand in a name"));
    return true;
}

static bool destination_is_wrong(struct mount_hint *out, struct arena *a)
{
    struct str part = out->part, shell = drive_of_shell(part);

    if (part.len == 0)
        say(out, "is empty", STR_LIT("give a folder with its drive, such as C:\\data"));
    else if (mount_is_cleaned_pipe(part))
        say_pipe(out, a);
    else if (shell.len > 1 && !str_starts(part, STR_LIT("/mnt/")))
        say(out, "is a path of a shell on Windows, not of Windows",
            CONCAT(a, STR_LIT("write "), as_windows(a, shell)));
    else if (str_holds_ascii_case(part, STR_LIT("$")) || str_holds_ascii_case(part, STR_LIT("%")))
        say(out, "holds a variable that nobody replaced", STR_LIT("write the path itself"));
    else if (part.len > 1 && is_slash(part.s[0]) && is_slash(part.s[1]))
        say(out, "is a share of the network or has no drive",
            STR_LIT("give a folder with its drive, such as C:\\data"));
    else if (is_slash(part.s[0]))
        say(out, "has no drive: that is a path of Linux",
            CONCAT(a, STR_LIT("write "), as_windows(a, CONCAT(a, STR_LIT("C"), part))));
    else if (!has_drive(part))
        say(out, "is relative: a destination has its drive",
            STR_LIT("give a folder with its drive, such as C:\\data"));
    else if (part.len > 2 && !is_slash(part.s[2]) && !str_starts(part, STR_LIT("\\\\?\\")))
        say(out, "has a drive but no root behind it", STR_LIT("write C:\\x, not C:x"));
    else if (has_doubled(part))
        say(out, "has two separators in a row", STR_LIT("write one \\ between names"));
    else
        say(out, "holds a character that no destination has",
            STR_LIT("none of : * ? \" < > may stand in it"));
    return true;
}

/* A pipe is what is a destination, too, but has no drive. */
static bool is_source(struct str lowered)
{
    return mount_is_host_directory(lowered) || mount_is_name(lowered) ||
           (!has_drive(lowered) && mount_is_destination(lowered, false));
}

/* Git Bash and its relatives turn /app into C:\Program Files\Git\app, and the colon into ;. */
static bool was_converted(struct str raw)
{
    return str_holds_ascii_case(raw, STR_LIT("\\Program Files\\Git")) ||
           str_holds_ascii_case(raw, STR_LIT("/Program Files/Git")) ||
           (str_find(raw, ';', 0) > 0 && str_holds_ascii_case(raw, STR_LIT("\\Git\\")));
}

/* ---- what was meant ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static bool reads(struct arena *a, struct str text)
{
    struct mount_parts parts;

    return text.len > 0 && mount_split(&parts, text_lower(a, text), false) &&
           (parts.source.len > 0 || parts.mode.len == 0);
}

/* Without the blanks at the ends and beside colons. */
static struct str without_blanks(struct arena *a, struct str raw)
{
    char *made = arena_cstr(a, raw);
    size_t n = 0;

    for (size_t i = 0; made != NULL && i < raw.len;) {
        size_t end = i;

        while (end < raw.len && is_blank(raw.s[end]))
            end++;
        if (end == i) {
            made[n++] = raw.s[i++];
            continue;
        }
        if (i > 0 && end < raw.len && raw.s[i - 1] != ':' && raw.s[end] != ':')
            while (i < end)
                made[n++] = raw.s[i++];
        i = end;
    }
    return (struct str){made, made != NULL ? n : 0};
}

/* With a colon before its last drive in place of what people write there; STR_NONE: none of it. */
static struct str with_colon(struct arena *a, struct str raw)
{
    for (size_t i = raw.len; i-- > 4;) {
        size_t end = i;

        if (i + 1 >= raw.len || raw.s[i + 1] != ':' || !ascii_is_alnum(raw.s[i]))
            continue;
        while (end > 0 && is_blank(raw.s[end - 1]))
            end--;
        if (end > 0 && strchr(";,|", raw.s[end - 1]) != NULL)
            end--;
        while (end > 0 && end < i && is_blank(raw.s[end - 1]))
            end--;
        if (end < i)
            return CONCAT(a, str_cut(raw, 0, end), STR_LIT(":"), str_cut(raw, i, raw.len));
    }
    return STR_NONE;
}

static bool is_nearly_right(struct mount_hint *out, struct arena *a, struct str raw)
{
    struct str meant = without_blanks(a, raw);

    *out = (struct mount_hint){MOUNT_WHOLE, raw, STR_LIT("has a blank at an end or beside a colon"),
                               STR_NONE};
    if (meant.len == raw.len || !reads(a, meant)) {
        meant = with_colon(a, meant);
        out->text = STR_LIT("has no colon between source and destination");
    }
    out->remedy = CONCAT(a, STR_LIT("write "), meant);
    return reads(a, meant);
}

bool mount_hint(struct mount_hint *out, struct arena *a, struct str raw)
{
    struct mount_parts parts;
    struct sections s;

    if (raw.len == 0)
        return false;
    if (mount_split(&parts, text_lower(a, raw), false)) {
        *out = (struct mount_hint){MOUNT_SOURCE, STR_NONE,
                                   STR_LIT("is missing: a mode needs a source"),
                                   STR_LIT("write SOURCE:DESTINATION:MODE")};
        return parts.source.len == 0 && parts.mode.len > 0;
    }
    if (str_find(raw, '"', 0) >= 0 || str_find(raw, '\'', 0) == 0) {
        *out = (struct mount_hint){MOUNT_WHOLE, raw, STR_LIT("has a quotation mark in it"),
                                   STR_LIT("quote the whole of it: -v \"C:\\a b:C:\\c\"; in a file "
                                           "or a list leave the marks away")};
        return true;
    }
    if (was_converted(raw)) {
        *out = (struct mount_hint){MOUNT_WHOLE, raw,
                                   STR_LIT("was converted by the shell (Git Bash "
                                           "turns what looks like a path of "
                                           "Linux into one of Windows)"),
                                   STR_LIT("set MSYS_NO_PATHCONV=1, or write the destination with "
                                           "two slashes in front")};
        return true;
    }
    if (is_nearly_right(out, a, raw))
        return true;
    cut(&s, raw);
    if (s.count > 3) {
        *out = (struct mount_hint){MOUNT_WHOLE, raw, STR_LIT("has too many colons"),
                                   STR_LIT("write SOURCE:DESTINATION[:ro]")};
        return true;
    }
    if (s.count >= 2 && (s.count == 3 || is_mode(s.of[1]) || is_foreign_mode(s.of[1])) &&
        !is_mode(s.of[s.count - 1])) {
        *out = (struct mount_hint){MOUNT_MODE, s.of[s.count - 1],
                                   is_foreign_mode(s.of[s.count - 1])
                                       ? STR_LIT("is for other systems; on Windows there are ro "
                                                 "and rw")
                                       : STR_LIT("is no mode; there are ro and rw"),
                                   STR_LIT("leave it away, or write ro")};
        return true;
    }
    if (s.count >= 2 && !is_source(text_lower(a, s.of[0]))) {
        *out = (struct mount_hint){MOUNT_SOURCE, s.of[0], STR_NONE, STR_NONE};
        return source_is_wrong(out, a);
    }
    *out = (struct mount_hint){MOUNT_DESTINATION, s.of[s.count >= 2 ? 1 : 0], STR_NONE, STR_NONE};
    return destination_is_wrong(out, a);
}

/* As the driver local takes them. */
static bool is_volume_name(struct str name)
{
    bool good = name.len > 1 && strchr("_.-", name.s[0]) == NULL;

    for (size_t i = 0; good && i < name.len; i++)
        good = ascii_is_alnum(name.s[i]) || strchr("_.-", name.s[i]) != NULL;
    return good;
}

static bool is_folder_of_other_drive(struct str destination)
{
    return has_drive(destination) && strchr("\\cC", destination.s[0]) == NULL &&
           destination.len > 3;
}

struct str mount_note(struct arena *a, struct str raw)
{
    struct mount_parts parts;
    struct sections s;

    cut(&s, raw);
    if (s.count >= 2 && str_starts(raw, STR_LIT(".")))
        return STR_LIT("docker's client makes a source that begins with '.' absolute before it "
                       "sends it (since 23.0; docker run of 20.10 sends it as it stands)");
    if (!mount_split(&parts, text_lower(a, raw), false))
        return STR_NONE;
    if (mount_is_name(parts.source) && (str_holds_ascii_case(parts.source, STR_LIT("$")) ||
                                        str_holds_ascii_case(parts.source, STR_LIT("%"))))
        return STR_LIT("create refuses a volume of that name: it includes invalid characters; a "
                       "variable that nobody replaced? cmd has %cd%, PowerShell ${PWD}");
    if (parts.source.len > 0 && !has_drive(parts.source) &&
        !str_holds_ascii_case(parts.source, STR_LIT("\\")) &&
        !str_holds_ascii_case(parts.source, STR_LIT("/")) && !is_volume_name(parts.source))
        return STR_LIT("create refuses a volume of that name: it wants two characters at least, "
                       "letters, digits, '_', '.' and '-'; a folder of the host is given with its "
                       "drive");
    if (str_ends(parts.destination, STR_LIT(" ")))
        return STR_LIT(
            "the blank at the end is read as a part of the destination's name; cmd keeps "
            "one that stands behind set NAME=VALUE");
    if (is_folder_of_other_drive(parts.destination))
        return STR_LIT("Windows cannot mount there: on a drive other than C: only the whole drive "
                       "can be mounted on");
    if (parts.source.len > 0)
        return STR_NONE;
    return CONCAT(a,
                  STR_LIT("an anonymous volume, unless that is a file or a pipe of the host: then "
                          "create refuses (file '"),
                  parts.destination,
                  STR_LIT("' cannot be mapped. Only directories can be mapped on this platform)"),
                  str_eq_ascii_case(parts.destination, STR_LIT("\\\\.\\pipe\\docker_engine"))
                      ? STR_LIT("; this pipe exists where dockerd listens")
                      : STR_NONE);
}

bool mount_hint_of_refusal(struct mount_hint *out, struct arena *a, struct str message)
{
    static const struct str lead = STR_INIT("volume specification: '");
    ptrdiff_t at = str_find_text(message, lead, 0);
    struct str rest = at < 0 ? STR_NONE : str_cut(message, (size_t)at + lead.len, message.len);
    ptrdiff_t end = str_find(rest, '\'', 0);

    return end >= 0 && mount_hint(out, a, str_cut(rest, 0, (size_t)end));
}

struct str mount_hint_sentence(struct arena *a, const struct mount_hint *hint)
{
    bool quoted = hint->part.len > 0 && hint->half != MOUNT_WHOLE;

    return CONCAT(a, STR_LIT("The "), str_of(mount_half_name(hint->half)),
                  quoted ? STR_LIT(" '") : STR_NONE, quoted ? hint->part : STR_NONE,
                  quoted ? STR_LIT("' ") : STR_LIT(" "), hint->text, STR_LIT(": "), hint->remedy,
                  STR_LIT("."));
}
