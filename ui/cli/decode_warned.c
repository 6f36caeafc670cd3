#include "ui/cli/decode_warned.h"

#include "model/base/ascii.h"
#include "model/diagnosis/log_fields.h"
#include "model/diagnosis/log_split.h"
#include "model/transport/clean_text.h"
#include "model/transport/prompt.h"
#include "ui/cli/decode_sentence.h"

#include <string.h>

/* "WARN[0003] ": seconds, as a client counts them; a daemon on a terminal writes the time. */
static bool is_client_form(struct str line)
{
    size_t i = sizeof("WARN[") - 1;

    if (!str_starts(line, STR_LIT("WARN[")))
        return false;
    while (i < line.len && ascii_is_digit(line.s[i]))
        i++;
    return i < line.len && line.s[i] == ']';
}

/* Where a record of logfmt ends that begins at `from`: a quote in it may hold ends of lines. */
static size_t logfmt_end(struct str text, size_t from)
{
    bool quoted = false;
    size_t i = from;

    for (; i < text.len && (quoted || text.s[i] != '\n'); i++)
        if (text.s[i] == '\\')
            i++;
        else
            quoted = quoted != (text.s[i] == '"');
    return i < text.len ? i : str_line_end(text, from);
}

/* What docker compose tells of how far it is: " Container web-1  Starting", "[+] Running 1/1",
 * "#5 [1/2] FROM". */
static bool is_progress(struct str line)
{
    return str_trim(line).len == 0 || str_starts(line, STR_LIT(" ")) ||
           str_starts(line, STR_LIT("[+]")) || str_starts(line, STR_LIT("Attaching to ")) ||
           (line.len > 1 && str_starts(line, STR_LIT("#")) && ascii_is_digit(line.s[1]));
}

static bool holds_words(struct str text)
{
    for (size_t from = 0, to; from < text.len; from = to + 1) {
        to = str_line_end(text, from);
        if (!is_progress(str_cut(text, from, to)))
            return true;
    }
    return false;
}

/* "ERROR: ...", "docker: ...": what a client says of a failure. */
static bool says_error(struct str text)
{
    static const char begins[][10] = {"error", "docker: "};

    for (size_t from = 0; from < text.len; from = str_line_end(text, from) + 1)
        for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
            if (str_starts_ascii_case(str_cut(text, from, text.len), str_of(begins[i])))
                return true;
    return false;
}

/* bare: the warnings are no records, and what a program printed may stand below them. */
static bool is_refusal(struct arena *a, struct str text, bool bare)
{
    if (decode_tells_failure(a, text))
        return true;
    return bare ? says_error(text)
                : holds_words(text) && log_last_words(text).len == 0; /* those are the log's own */
}

static void add(struct decode_warned *out, struct arena *a, struct str message)
{
    if (out->count == out->room) {
        const size_t room = 2 * out->room + 4;
        struct str *grown = arena_calloc(a, room, sizeof(*grown));

        if (grown == NULL)
            return;
        for (size_t i = 0; i < out->count; i++)
            grown[i] = out->warnings[i];
        out->warnings = grown;
        out->room = room;
    }
    out->warnings[out->count++] = str_trim(message);
}

/* Takes the warning off that stands at *from. */
static bool take_warning(struct decode_warned *out, struct arena *a, struct str text, size_t *from)
{
    const size_t line_end = str_line_end(text, *from);
    const bool client = is_client_form(str_cut(text, *from, line_end));
    const size_t end = client ? line_end : logfmt_end(text, *from);
    struct log_fields f;
    bool warns;

    log_fields(&f, a, str_cut(text, *from, end));
    value_unref(f.form_data);
    warns = f.level != NULL && strcmp(f.level, "warning") == 0;
    if (warns)
        add(out, a, f.message);
    *from = end + 1;
    return warns;
}

static const struct str bare_warning = STR_INIT("WARNING: ");

bool decode_warned(struct decode_warned *out, struct arena *a, struct str text)
{
    struct clean_text clean;
    struct str typed;
    size_t from = 0;
    bool bare = false;

    *out = (struct decode_warned){.count = 0};
    clean_text(&clean, a, text);
    for (size_t to; from < clean.unsaid.len; from = to) {
        struct str line;

        to = str_line_end(clean.unsaid, from);
        line = str_cut(clean.unsaid, from, to++);
        if (str_trim(line).len == 0 || (out->count == 0 && prompt_read(line, &typed)))
            continue;
        if (str_starts(line, bare_warning)) { /* docker's, and docker-compose 1's */
            bare = true;
            add(out, a, str_cut(line, bare_warning.len, line.len));
            continue;
        }
        if (!is_client_form(line) && !str_starts(line, STR_LIT("time=")) &&
            !str_starts(line, STR_LIT("level=")))
            break;
        to = from;
        if (!take_warning(out, a, clean.unsaid, &to)) {
            out->count = 0; /* a record of a log that tells more than warnings */
            break;
        }
    }
    out->refused =
        str_cut(clean.unsaid, from < clean.unsaid.len ? from : clean.unsaid.len, clean.unsaid.len);
    if (out->count > 0 && is_refusal(a, out->refused, bare))
        return true;
    *out = (struct decode_warned){.refused = text};
    return false;
}
