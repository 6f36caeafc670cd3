/* The codes of an error's text, in every form they are written in. */
#include "model/base/ascii.h"
#include "model/base/num.h"
#include "model/diagnosis/code_exit.h"
#include "model/diagnosis/error_parts.h"
#include "model/diagnosis/loose_match.h"

#define OWN_EXIT_FROM 125 /* exit codes of docker itself, not of a program */
#define OWN_EXIT_TO   128
#define SMALL_CODE    0xFFFFu

static bool is_word(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           c == '-';
}

/* ---- each code once -------------------------------------------------------------------------- */

static int compared(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

/* Numbers before words, and the same spellings one behind the other. */
static int by_meaning(const void *a, const void *b)
{
    const struct error_found *x = a, *y = b;
    const struct error_code *c = x->what, *d = y->what;
    int cmp = compared(c->parts.hresult, d->parts.hresult);

    if (cmp == 0)
        cmp = compared(c->parts.ntstatus, d->parts.ntstatus);
    if (cmp == 0)
        cmp = compared(!c->by_number, !d->by_number);
    if (cmp == 0 && c->by_number)
        cmp = str_cmp(c->as_written, d->as_written);
    return cmp != 0 ? cmp : compared(x->order, y->order);
}

/* The hcsshim text that the Win32 code alone tells is the same error once more. */
static bool known_already(const void *kept, const void *what)
{
    const struct error_code *old = kept, *c = what;

    return old->parts.hresult == c->parts.hresult && old->parts.ntstatus == c->parts.ntstatus &&
           (!c->by_number || str_eq(old->as_written, c->as_written));
}

static void sort_codes(struct error_reader *r)
{
    struct error_found *found;
    size_t count = 0;

    for (const struct error_code *c = r->out->codes; c != NULL; c = c->next)
        count++;
    if (count < 2 || (found = arena_calloc(r->a, count, sizeof(*found))) == NULL)
        return;
    count = 0;
    for (struct error_code *c = r->out->codes; c != NULL; c = c->next, count++)
        found[count] = (struct error_found){c, c->at, count};
    count = error_once(found, count, by_meaning, known_already);
    r->next_code = &r->out->codes;
    for (size_t i = 0; i < count; i++) {
        struct error_code *c = found[i].what;

        *r->next_code = c;
        r->next_code = &c->next;
    }
    *r->next_code = NULL;
}

/* "106)" in the line behind "(0xc0370". */
static bool digits_then_close(struct str text, size_t i)
{
    size_t from = i;

    while (i < text.len && ascii_is_hex(text.s[i]))
        i++;
    return i > from && i < text.len && text.s[i] == ')';
}

/* A number that begins at `from`, line ends inside it left out; `hex`: digits behind a 0x. */
static struct str number_at(struct error_reader *r, size_t from, bool hex)
{
    char *to = arena_alloc(r->a, 16);
    size_t n = 0;

    if (to == NULL)
        return STR_NONE;
    for (size_t i = from; i < r->text.len && n < 15; i++) {
        char c = r->text.s[i];
        bool digit = ascii_is_digit(c) || (n == 0 && c == '-') ||
                     (hex && n == 1 && (c | 0x20) == 'x') || (hex && n > 1 && ascii_is_hex(c));

        if (c == '\n' && n > 2 && hex && digits_then_close(r->text, i + 1))
            continue;
        if (!digit)
            break;
        to[n++] = c;
    }
    return (struct str){to, n};
}

/* Zero says of a call that it went well: sc's WIN32_EXIT_CODE of a service that runs. */
static void add_value(struct error_reader *r, struct str written, uint32_t value, size_t at,
                      enum code_source source)
{
    if (value == 0)
        return;
    if (source == CODE_IN_TEXT && error_in_event(r, at))
        source = CODE_IN_EVENT;
    error_add_code(r, (struct error_code){.as_written = written,
                                          .by_number = true,
                                          .parts = code_take_apart(value, source),
                                          .at = at});
}

static void add_number(struct error_reader *r, struct str written, size_t at,
                       enum code_source source)
{
    uint32_t value;

    if (code_read(&value, written))
        add_value(r, written, value, at, source);
}

/* ---- numbers behind a word ------------------------------------------------------------------ */

static void read_marked_numbers(struct error_reader *r)
{
    static const char *const marks[] = {
        "winapi error #",     "error r1=", "\"ErrorCode\":", "\"Error\":",       "\\\"Error\\\":",
        "\\\"ErrorCode\\\":", "%%",        "Status = ",      "FabricException ("};

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t end = 0;

        while (loose_find(r->text, end, str_of(marks[i]), &end) != LOOSE_NONE) {
            struct str written;

            while (end < r->text.len && r->text.s[end] == ' ')
                end++;
            written = number_at(r, end, false);
            if (written.len > 0)
                add_number(r, written, end, CODE_IN_TEXT);
        }
    }
}

/* ---- hexadecimal numbers anywhere ---- */

/* "Win32Exception (0x80004005): ...": .NET puts that number there, whatever Windows said. */
static bool is_of_net(struct str text, size_t at, struct str written)
{
    static const struct str front = STR_INIT("Win32Exception (");

    return at >= front.len && str_eq(str_cut(text, at - front.len, at), front) &&
           str_eq_ascii_case(written, STR_LIT("0x80004005"));
}

/* Behind 0x: in parentheses any length, elsewhere all eight digits; addresses and offsets are
 * longer, time stamps of modules are no codes. */
static void read_hex_numbers(struct error_reader *r)
{
    for (size_t i = 0; i + 3 < r->text.len; i++) {
        struct str written;
        bool enclosed;

        if (r->text.s[i] != '0' || (r->text.s[i + 1] | 0x20) != 'x' ||
            (i > 0 && is_word(r->text.s[i - 1])))
            continue;
        written = number_at(r, i, true);
        enclosed = i > 0 && r->text.s[i - 1] == '(';
        if (written.len < 3 || written.len > 10 || (!enclosed && written.len != 10) ||
            is_of_net(r->text, i, written))
            continue;
        add_number(r, written, i, CODE_IN_TEXT);
        i += written.len;
    }
}

static uint32_t hex_value(struct str digits)
{
    uint32_t value = 0;

    for (size_t i = 0; i < digits.len; i++)
        value = value << 4 | (uint32_t)num_hex_digit(digits.s[i]);
    return value;
}

/* "LogHr(4) tid(b20) 80070006", "Exception(2) tid(b20) 800705AA": a line of a service's own trace.
 */
static bool is_behind_trace(struct str text, size_t at)
{
    struct str before = str_cut(text, at > 40 ? at - 40 : 0, at);

    return loose_holds(before, "LogHr") || loose_holds(before, ") tid(");
}

/* Without 0x: only in an event's text, where hcsshim and Windows write them so. */
static void read_bare_hex(struct error_reader *r)
{
    for (size_t i = 1; i + 8 <= r->text.len; i++) {
        size_t n = 0;

        if (is_word(r->text.s[i - 1]) || r->text.s[i - 1] == '{')
            continue;
        while (i + n < r->text.len && ascii_is_hex(r->text.s[i + n]))
            n++;
        if (n == 8 && (i + n == r->text.len || !is_word(r->text.s[i + n])) &&
            (r->text.s[i] == '8' || (r->text.s[i] | 0x20) == 'c') &&
            (error_in_event(r, i) || is_behind_trace(r->text, i)))
            add_value(r, str_cut(r->text, i, i + n), hex_value(str_cut(r->text, i, i + n)), i,
                      CODE_IN_TEXT);
        i += n;
    }
}

/* ---- exit codes ---- */

static bool is_hex_at(struct str text, size_t at)
{
    return at + 1 < text.len && text.s[at] == '0' && (text.s[at + 1] | 0x20) == 'x';
}

struct exit_mark {
    const char *text;
    bool of_process; /* false: a re-exec'd docker, of which more is said */
    bool large;      /* others than Windows' own are anybody's */
};

/* Whether it is the code of something that ended: the first of a text is its exit code. */
static bool take_exit_code(struct error_reader *r, const struct exit_mark *mark, size_t at,
                           struct str written, size_t end)
{
    uint32_t value;

    if (!code_read(&value, written) || value == 0)
        return false;
    if (value >= OWN_EXIT_FROM && value <= OWN_EXIT_TO) {
        if (!r->out->has_exit_code)
            r->out->docker_exit = value;
        return false;
    }
    if (mark->large && value <= SMALL_CODE)
        return false;
    if (!r->out->has_exit_code && mark->of_process) {
        r->out->has_exit_code = true;
        r->out->exit_code = value;
    }
    if (code_exit_is_of_windows(value))
        add_number(r, written, end, CODE_AS_EXIT);
    if (mark->of_process && r->out->calls == NULL)
        error_add_call(r, "process.Exit", at);
    return true;
}

/* Of each in a list of containers, of which some ended well. */
static bool read_exit_mark(struct error_reader *r, const struct exit_mark *mark)
{
    size_t end = 0, at;
    bool taken = false;

    while ((at = loose_find(r->text, end, str_of(mark->text), &end)) != LOOSE_NONE) {
        while (end < r->text.len && r->text.s[end] == ' ')
            end++;
        taken =
            take_exit_code(r, mark, at, number_at(r, end, is_hex_at(r->text, end)), end) || taken;
    }
    return taken;
}

static void read_exit_codes(struct error_reader *r)
{
    static const struct exit_mark marks[] = {
        {"Exited (", true, false},
        {"exited with code ", true, false},
        {"exited with exit code ", true, false},
        {("non-zero exit"
          " ("),
         true, false},
        {"\"ExitCode\": ", true, false},
        {"\"ExitCode\":", true, false},
        {"Exit Code: ", true, false},
        {"returned a non-zero code: ", true, false},
        {"exit status ", false, false},
        {"exitCode=", true, false},       /* of docker events */
        {"\"exitCode\":\"", true, false}, /* of the same as JSON */
        {"xit code: ", true, true},
        {"xit code ", true, true},
        {"xitCode : ", true, true},
        {"xitCode=", true, true},
        {"xitCode ", true, true},
        {"xit_code:", true, true},
        {"xit_code=", true, true},
        {"xit_status:", true, true},
        {"xit_status=", true, true},
        {"\"StatusCode\":", true, true}, /* of the API's wait */
        {"exited with ", true, true}};

    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (read_exit_mark(r, &marks[i]))
            return;
}

/* ---- names ---- */

static bool is_name_char(char c)
{
    return ascii_is_digit(c) || (c >= 'A' && c <= 'Z') || c == '_';
}

/* The value that a name stands for; the documentation's names mean 0x8037.... */
static bool value_of_name(uint32_t *out, struct str name)
{
    for (size_t i = 0; i < code_count; i++) {
        const struct code c = code_at(i);
        bool twin = c.twin != NULL && str_is(name, c.twin);

        if (!twin && !str_is(name, c.name))
            continue;
        *out = twin ? (c.value & 0xFFFFu) | 0x80370000u : c.value;
        return true;
    }
    return false;
}

/* ERROR_VMCOMPUTE_UNEXPECTED_EXIT, alone or behind its number, which is enough then. */
static void read_names(struct error_reader *r)
{
    for (size_t i = 0; i < r->text.len; i++) {
        size_t n = 0;
        uint32_t value;

        while (i + n < r->text.len && is_name_char(r->text.s[i + n]))
            n++;
        if (n > 5 && (i == 0 || !is_word(r->text.s[i - 1])) &&
            (memchr(r->text.s + i, '_', n) != NULL ||
             str_starts(str_cut(r->text, i, i + n), STR_LIT("WSA"))) &&
            value_of_name(&value, str_cut(r->text, i, i + n)))
            error_add_code(r, (struct error_code){.as_written = str_cut(r->text, i, i + n),
                                                  .parts = code_take_apart(value, CODE_IN_TEXT),
                                                  .at = i});
        i += n;
    }
}

/* ---- a number alone ---- */

#define NUMBER_MOST 40 /* with what is copied along: "winapi error #3489792023" */

/* Of somebody who has nothing but the number. A small decimal one is anything. */
static void read_number_alone(struct error_reader *r)
{
    struct str text = str_trim(r->text);
    uint32_t value;

    if (r->out->codes != NULL || text.len > NUMBER_MOST || !code_asked(&value, text) ||
        code_find(value).name == NULL || (value <= SMALL_CODE && !str_holds(text, STR_LIT("0x"))))
        return;
    add_value(r, text, value, (size_t)(text.s - r->text.s), CODE_IN_TEXT);
}

void error_read_codes(struct error_reader *r)
{
    read_exit_codes(r);
    read_marked_numbers(r);
    read_hex_numbers(r);
    read_bare_hex(r);
    error_read_code_words(r);
    read_names(r);
    read_number_alone(r);
    error_read_code_words_alone(r);
    sort_codes(r);
}
