#include "ui/term/terminal_input.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PASTE_END STR_LIT("\x1b[201~")

/* A paste whose end never comes must not swallow the keys behind it for ever. */
enum { PASTE_PATIENCE_MS = 1000, PASTE_FIRST = 4096 };

/* A paste without marks: so many bytes at once, whatever they are, or fewer that begin like a
 * document and have several lines, or are a line or a word that no keys make. Keys that pile up
 * while a screen is drawn, or that a script sends, are neither. */
enum { BURST_ANY = 512, BURST_DOCUMENT = 24, BURST_WORD = 8, BURST_SILENCE_MS = 100 };

/* A paste comes in pieces: behind one of so many bytes the next is waited for before anything of it
 * is taken for a key. Nobody types that many while a frame is drawn. */
enum { PIECE = 64, PIECE_MS = 20 };

enum { ESCAPE_MS = 25, ESCAPE_MS_MAX = 5000 };

/* Nobody types the beginning of a sequence within ESCAPE_MS: its rest comes, however slow the
 * line, and must not be taken for text. */
enum { SEQUENCE_MS = 1000 };

void ui_input_init(struct ui_input *in, int fd)
{
    const char *text = getenv("ESCDELAY");
    long ms = text != NULL ? strtol(text, NULL, 10) : 0;

    *in = (struct ui_input){.fd = fd, .escape_ms = ESCAPE_MS};
    if (ms > 0 && ms <= ESCAPE_MS_MAX)
        in->escape_ms = (int)ms;
}

void ui_input_finish(struct ui_input *in)
{
    free(in->paste);
    *in = (struct ui_input){.fd = -1};
}

static bool read_once(struct ui_input *in)
{
    ssize_t got;

    if (in->len == sizeof(in->bytes))
        return true;
    got = read(in->fd, in->bytes + in->len, sizeof(in->bytes) - in->len);
    if (got < 0)
        return errno == EINTR || errno == EAGAIN;
    in->len += (size_t)got;
    return got > 0;
}

bool ui_input_fill(struct ui_input *in)
{
    bool fresh = in->len == 0 && !in->pasting, there = read_once(in);
    struct pollfd more = {.fd = in->fd, .events = POLLIN};

    in->fresh = fresh;
    while (there && fresh && in->len >= PIECE && in->len < sizeof(in->bytes) &&
           poll(&more, 1, PIECE_MS) > 0)
        there = read_once(in);
    return there;
}

enum ui_input_wake ui_input_sleep(const struct ui_input *in, int other_fd, int ms)
{
    struct pollfd fds[2] = {{.fd = in->fd, .events = POLLIN}, {.fd = other_fd, .events = POLLIN}};
    int ready = poll(fds, 2, ms);

    if (ready == 0)
        return UI_INPUT_TIMEOUT;
    return ready > 0 && fds[0].revents != 0 && fds[1].revents == 0 ? UI_INPUT_READY
                                                                   : UI_INPUT_OTHER;
}

/* What no person types: the beginning of a key, or of an answer. */
static bool begins_sequence(const struct ui_input *in)
{
    if (in->len < 2 || in->bytes[0] != '\x1b')
        return false;
    if (in->bytes[1] == ']')
        return in->len > 2 || in->asked;
    return in->len > 2 && memchr("[P^_X", in->bytes[1], 5) != NULL;
}

int ui_input_patience_ms(const struct ui_input *in)
{
    if (in->pasting)
        return in->burst ? BURST_SILENCE_MS : PASTE_PATIENCE_MS;
    if (begins_sequence(in))
        return SEQUENCE_MS;
    return in->len > 0 ? in->escape_ms : -1;
}

static void drop(struct ui_input *in, size_t count)
{
    memmove(in->bytes, in->bytes + count, in->len - count);
    in->len -= count;
    in->fresh = false;
}

static void keep_paste(struct ui_input *in, size_t count)
{
    size_t room = UI_PASTE_MAX - in->paste_len, size = in->paste_size;
    size_t kept = count < room ? count : room;

    while (size < in->paste_len + kept)
        size = size > 0 ? size * 2 : PASTE_FIRST;
    if (size > in->paste_size) {
        char *longer = realloc(in->paste, size);

        if (longer != NULL) {
            in->paste = longer;
            in->paste_size = size;
        } else {
            kept = 0;
        }
    }
    if (kept > 0)
        memcpy(in->paste + in->paste_len, in->bytes, kept);
    in->paste_len += kept;
    if (kept < count)
        in->paste_cut = true;
    drop(in, count);
}

/* Terminals send a line's end as CR, some as CR LF. */
static void unify_line_ends(struct ui_input *in)
{
    size_t to = 0;

    for (size_t i = 0; i < in->paste_len; i++) {
        char c = in->paste[i];

        if (c == '\r' && i + 1 < in->paste_len && in->paste[i + 1] == '\n')
            continue;
        in->paste[to++] = c == '\r' ? '\n' : c;
    }
    in->paste_len = to;
}

/* Bytes before the mark that ends a paste; *found false: those that cannot belong to it. */
static size_t before_end(const struct ui_input *in, bool *found)
{
    struct str bytes = {in->bytes, in->len}, end = PASTE_END;

    for (size_t at = 0; at < bytes.len; at++) {
        struct str rest = str_cut(bytes, at, at + end.len);

        if (!str_starts(end, rest))
            continue;
        *found = rest.len == end.len;
        return at;
    }
    *found = false;
    return bytes.len;
}

static bool take_paste(struct ui_input *in, bool complete, struct ui_event *out)
{
    bool found = false;
    size_t count = in->burst ? in->len : before_end(in, &found);

    keep_paste(in, complete && !found ? in->len : count);
    if (!found && !complete)
        return false;
    if (found)
        drop(in, PASTE_END.len);
    unify_line_ends(in);
    in->pasting = in->burst = false;
    *out = (struct ui_event){
        .kind = UI_EVENT_PASTE, .paste = {in->paste, in->paste_len}, .cut = in->paste_cut};
    return true;
}

/* "name:", "- ", "docker run", "{" and "[": how what people paste begins. */
static bool begins_document(struct str text)
{
    size_t name = 0;

    text = str_trim(text);
    while (name < text.len && (unsigned char)text.s[name] > ' ' && text.s[name] != ':')
        name++;
    return str_starts(text, STR_LIT("{")) || str_starts(text, STR_LIT("[")) ||
           str_starts(text, STR_LIT("- ")) || str_starts(text, STR_LIT("--- ")) ||
           str_starts(text, STR_LIT("docker ")) ||
           (name > 1 && name < text.len && text.s[name] == ':');
}

/* One line that nobody types as keys: a run line, with its prompt or without, or JSON. */
static bool is_document_line(struct str text)
{
    return str_starts(text, STR_LIT("docker ")) || str_holds(text, STR_LIT("docker run ")) ||
           str_holds(text, STR_LIT("docker create ")) || str_starts(text, STR_LIT("{\"")) ||
           str_starts(text, STR_LIT("[{"));
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A sentence: as keys its words would be commands, the one that leaves among them. */
static bool is_prose(struct str text)
{
    enum { WORDS = 4 };
    size_t blanks = 0;

    if (!is_letter(text.s[0]))
        return false;
    for (size_t i = 1; i + 1 < text.len; i++)
        blanks += text.s[i] == ' ' && text.s[i - 1] != ' ' && is_letter(text.s[i + 1]);
    return blanks + 1 >= WORDS;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter_or_digit(char c)
{
    return is_letter(c) || is_digit(c);
}

/* An id of a container, an image or a network: of one of the lengths that they are printed in, with
 * letters as well as digits. As keys its letters would add, duplicate and compare. */
static bool is_id(struct str text)
{
    bool letter = false, digit = false;

    if (text.len != 12 && text.len != 32 && text.len != 40 && text.len != 64)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        if (!is_digit(text.s[i]) && (text.s[i] < 'a' || text.s[i] > 'f'))
            return false;
        letter = letter || !is_digit(text.s[i]);
        digit = digit || is_digit(text.s[i]);
    }
    return letter && digit;
}

static bool is_digest(struct str text)
{
    struct str kind = STR_LIT("sha256:");

    return str_starts(text, kind) && is_id(str_cut(text, kind.len, text.len));
}

/* NAME=, as variables of the environment are called. */
static bool is_assignment(struct str text)
{
    enum { NAME = 3 };
    size_t i = 0;

    while (i < text.len && ((text.s[i] >= 'A' && text.s[i] <= 'Z') || text.s[i] == '_' ||
                            (i > 0 && is_digit(text.s[i]))))
        i++;
    return i >= NAME && i < text.len && text.s[i] == '=' && text.s[0] != '_';
}

/* %NAME%\..., which has a capital letter, or a GUID in braces, which has dashes: keys between two
 * such signs have neither. */
static bool is_enclosed(struct str text)
{
    bool capital = false, dash = false;
    size_t i = 1;

    if (text.s[0] != '%' && text.s[0] != '{')
        return false;
    for (; i < text.len && (is_letter_or_digit(text.s[i]) || text.s[i] == '-'); i++) {
        capital = capital || (text.s[i] >= 'A' && text.s[i] <= 'Z');
        dash = dash || text.s[i] == '-';
    }
    if (i == text.len)
        return false;
    return text.s[0] == '%' ? capital && text.s[i] == '%' : dash && text.s[i] == '}';
}

/* A flag, a variable, a share, something in quotes: the first sign is one that no action has. */
static bool begins_like_no_key(struct str text)
{
    return str_find(STR_LIT("\\\"'`$~@!#&(-;,^*|"), text.s[0], 0) >= 0 &&
           (unsigned char)text.s[1] > ' ';
}

/* A path, a name with dots or dashes, a GUID, an error's code: of the signs in it the first is one
 * that no action has. A '/' or ':' there would be a search, or a line, behind keys. Other words of
 * letters alone may be keys that piled up, or a script's. */
static bool is_word(struct str text)
{
    size_t i = 0;

    if (begins_like_no_key(text) || is_digest(text) || is_assignment(text) || is_enclosed(text))
        return true;
    if (!is_letter_or_digit(text.s[0]))
        return false;
    if (str_starts(text, STR_LIT("0x")) && text.len >= BURST_WORD)
        i = 2;
    while (i < text.len && is_letter_or_digit(text.s[i]))
        i++;
    if (i == text.len)
        return str_starts(text, STR_LIT("0x")) || is_id(text);
    if (i == 1 && text.s[1] == ':' && text.s[2] == '\\') /* C:\ */
        i = 2;
    if (str_find(STR_LIT("\\.-"), text.s[i], 0) < 0)
        return false;
    for (; i < text.len; i++)
        if (!is_letter_or_digit(text.s[i]) && str_find(STR_LIT("\\.-_:/@{}"), text.s[i], 0) < 0)
            return false;
    return is_letter_or_digit(text.s[text.len - 1]) || text.s[text.len - 1] == '\\';
}

static bool is_burst(const struct ui_input *in)
{
    struct str text = {in->bytes, in->len};
    bool lines = false;

    if (!in->fresh || text.len < BURST_WORD)
        return false;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if ((c < ' ' && c != '\r' && c != '\n' && c != '\t') || c == 0x7F)
            return false;
        lines = lines || ((c == '\r' || c == '\n') && i + 1 < text.len);
    }
    if (is_document_line(text) || is_word(text))
        return true;
    return text.len >= BURST_DOCUMENT &&
           (text.len >= BURST_ANY || is_prose(text) || (lines && begins_document(text)));
}

static void begin_paste(struct ui_input *in, bool burst)
{
    in->pasting = true;
    in->burst = burst;
    in->paste_len = 0;
    in->paste_cut = false;
}

/* A mouse moves faster than a screen is drawn: of drags that wait, the last. */
static void take_later_drags(struct ui_input *in, struct ui_event *drag)
{
    for (;;) {
        struct ui_event next;
        size_t used = ui_key_decode(&in->map, (struct str){in->bytes, in->len}, false, &next);

        if (used == 0 || next.kind != UI_EVENT_MOUSE || next.mouse != UI_MOUSE_DRAG ||
            next.button != drag->button || next.modifiers != drag->modifiers)
            return;
        drop(in, used);
        *drag = next;
    }
}

bool ui_input_answer(struct ui_input *in, uint32_t *rgb)
{
    bool said = false;

    for (size_t at = 0; at < in->len && !in->pasting;) {
        struct str rest = {in->bytes + at, in->len - at};
        struct ui_event event = {.kind = UI_EVENT_NONE};
        size_t used = rest.s[0] == '\x1b' ? ui_key_decode(&in->map, rest, false, &event) : 0;

        if (used == 0 || (event.kind != UI_EVENT_BACKGROUND && event.kind != UI_EVENT_ANSWERED)) {
            at++;
            continue;
        }
        if (event.kind == UI_EVENT_ANSWERED)
            in->asked = false;
        else
            *rgb = event.key;
        said = said || event.kind == UI_EVENT_BACKGROUND;
        memmove(in->bytes + at, in->bytes + at + used, in->len - at - used);
        in->len -= used;
    }
    return said;
}

bool ui_input_take(struct ui_input *in, bool complete, struct ui_event *out)
{
    for (;;) {
        struct ui_event event;
        size_t used;

        if (!in->pasting && is_burst(in))
            begin_paste(in, true);
        if (in->pasting)
            return take_paste(in, complete, out);
        used = ui_key_decode(&in->map, (struct str){in->bytes, in->len},
                             complete || in->len == sizeof(in->bytes), &event);
        if (used == 0)
            return false;
        drop(in, used);
        if (event.kind == UI_EVENT_PASTE) {
            begin_paste(in, false);
            complete = false;
        } else if (event.kind == UI_EVENT_ANSWERED) {
            in->asked = false;
        } else if (event.kind != UI_EVENT_NONE) {
            if (event.kind == UI_EVENT_MOUSE && event.mouse == UI_MOUSE_DRAG)
                take_later_drags(in, &event);
            *out = event;
            return true;
        }
    }
}
