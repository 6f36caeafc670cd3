#include "ui/store/state_file.h"

#include "model/base/bounds.h"
#include "model/base/num.h"
#include "model/base/utf8.h"
#include "model/os/os.h"
#include "ui/store/own_files.h"

#include <stdlib.h>

#define STATE_BYTES_MAX ((size_t)1 << 20)

enum { PANE_SIZE_MAX = 10000 };

void ui_saved_finish(struct ui_saved_state *s)
{
    for (size_t i = 0; i < s->recent_count; i++)
        free(s->recent[i]);
    for (size_t i = 0; i < s->command_count; i++)
        free(s->commands[i]);
    free(s->theme);
    *s = (struct ui_saved_state){.theme = NULL};
}

/* ---- changes ---- */

static void drop_recent(struct ui_saved_state *s, size_t place)
{
    free(s->recent[place]);
    s->recent_count--;
    memmove(&s->recent[place], &s->recent[place + 1],
            (s->recent_count - place) * sizeof(s->recent[0]));
}

/* Takes `path`. */
static void put_recent(struct ui_saved_state *s, size_t place, char *path)
{
    memmove(&s->recent[place + 1], &s->recent[place],
            (s->recent_count - place) * sizeof(s->recent[0]));
    s->recent[place] = path;
    s->recent_count++;
}

struct err *ui_saved_recent(struct ui_saved_state *s, const char *file)
{
    char *path = NULL;

    if (os_full_path(&path, file) != 0 && (path = strdup(file)) == NULL)
        return err_oom();
    for (size_t i = 0; i < s->recent_count; i++)
        if (strcmp(s->recent[i], path) == 0)
            drop_recent(s, i--);
    if (s->recent_count == UI_RECENT_MAX)
        drop_recent(s, UI_RECENT_MAX - 1);
    put_recent(s, 0, path);
    return NULL;
}

struct err *ui_saved_command(struct ui_saved_state *s, struct str command)
{
    char *copy = strndup(command.s, command.len);
    size_t at = 0;

    if (copy == NULL)
        return err_oom();
    while (at < s->command_count && strcmp(s->commands[at], copy) != 0)
        at++;
    if (at == s->command_count && at < UI_COMMANDS_MAX)
        s->command_count++;
    else
        free(s->commands[at < UI_COMMANDS_MAX ? at : --at]);
    memmove(&s->commands[1], &s->commands[0], at * sizeof(s->commands[0]));
    s->commands[0] = copy;
    return NULL;
}

struct err *ui_saved_theme(struct ui_saved_state *s, const char *name)
{
    char *copy = strdup(name);

    if (copy == NULL)
        return err_oom();
    free(s->theme);
    s->theme = copy;
    return NULL;
}

static bool is_pane_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (name.s[i] <= ' ' || name.s[i] >= 0x7F)
            return false;
    return name.len > 0 && name.len <= UI_STATE_NAME_MAX;
}

static bool set_pane(struct ui_saved_state *s, struct str name, int64_t size)
{
    size_t i = 0;

    if (!is_pane_name(name) || size < 1 || size > PANE_SIZE_MAX)
        return false;
    while (i < s->pane_count && !str_is(name, s->panes[i].name))
        i++;
    if (i == UI_PANE_SIZES_MAX)
        return false;
    if (i == s->pane_count)
        s->pane_count++;
    memcpy(s->panes[i].name, name.s, name.len);
    s->panes[i].name[name.len] = '\0';
    s->panes[i].size = (int)size;
    return true;
}

void ui_saved_pane(struct ui_saved_state *s, const char *name, int size)
{
    (void)set_pane(s, str_of(name), size);
}

int ui_saved_pane_size(const struct ui_saved_state *s, const char *name)
{
    for (size_t i = 0; i < s->pane_count; i++)
        if (strcmp(s->panes[i].name, name) == 0)
            return s->panes[i].size;
    return 0;
}

/* ---- text ---- */

static void put_escaped(struct buf *out, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t c = 0;
        size_t width = utf8_decode(&c, text, at);
        unsigned char first = (unsigned char)text.s[at];

        if (first < ' ' || first == '%' || first == 0x7F || (width == 1 && first >= 0x80))
            buf_printf(out, "%%%02X", first);
        else
            buf_add(out, str_cut(text, at, at + width));
        at += width;
    }
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The reverse, with a NUL; NULL: no such text, or no memory. The caller frees. */
static char *unescaped(struct str text)
{
    char *out = malloc(text.len + 1);
    size_t len = 0;

    if (out == NULL)
        return NULL;
    for (size_t i = 0; i < text.len; i++) {
        int high = 0, low = 0;

        out[len] = text.s[i];
        if (text.s[i] == '%') {
            high = i + 1 < text.len ? hex_digit(text.s[i + 1]) : -1;
            low = i + 2 < text.len ? hex_digit(text.s[i + 2]) : -1;
            out[len] = (char)(high * 16 + low);
            i += 2;
        }
        if (high < 0 || low < 0 || out[len] == '\0') {
            free(out);
            return NULL;
        }
        len++;
    }
    out[len] = '\0';
    return out;
}

/* ---- reading ---- */

static bool read_recent(struct ui_saved_state *s, struct str value)
{
    char *path;

    if (s->recent_count == UI_RECENT_MAX || value.len == 0 || (path = unescaped(value)) == NULL)
        return false;
    put_recent(s, s->recent_count, path);
    return true;
}

static bool read_command(struct ui_saved_state *s, struct str value)
{
    char *command;

    if (s->command_count == UI_COMMANDS_MAX || value.len == 0 ||
        (command = unescaped(value)) == NULL)
        return false;
    s->commands[s->command_count++] = command;
    return true;
}

static bool read_theme(struct ui_saved_state *s, struct str value)
{
    if (value.len == 0 || s->theme != NULL)
        return false;
    s->theme = unescaped(value);
    return s->theme != NULL;
}

static bool read_pane(struct ui_saved_state *s, struct str value)
{
    ptrdiff_t blank = str_find(value, ' ', 0);
    int64_t size = 0;

    return blank > 0 && num_int64(&size, str_cut(value, (size_t)blank + 1, value.len)) == NUM_OK &&
           set_pane(s, str_cut(value, 0, (size_t)blank), size);
}

static bool read_line(struct ui_saved_state *s, struct str line)
{
    ptrdiff_t blank = str_find(line, ' ', 0);
    struct str word = str_cut(line, 0, blank < 0 ? line.len : (size_t)blank);
    struct str value = str_cut(line, word.len + 1, line.len);

    if (str_is(word, "file"))
        return read_recent(s, value);
    if (str_is(word, "command"))
        return read_command(s, value);
    if (str_is(word, "theme"))
        return read_theme(s, value);
    return str_is(word, "pane") && read_pane(s, value);
}

struct err *ui_saved_parse(struct ui_saved_state *s, struct str text, const char *path)
{
    struct err *notes = NULL;
    struct str line;

    for (unsigned number = 1; str_next_line(&text, &line); number++) {
        if (line.len > 0 && !read_line(s, line) && err_count(notes) < BOUND_ERRORS)
            notes = err_join(notes, err_at(err_new(ERR_INPUT, "dropped '%.*s'",
                                                   STR_FMT(utf8_cut(line, BOUND_SHOWN))),
                                           path, number, 1));
    }
    return notes;
}

struct err *ui_saved_read(struct ui_saved_state *out, struct err **notes)
{
    struct ui_saved_state s = {.theme = NULL};
    struct err *dropped = NULL, *e;
    char *path = NULL, *text = NULL;
    size_t len = 0;

    if ((e = ui_own_path(&path, UI_OWN_STATE, "state")) == NULL)
        e = ui_own_read(&text, &len, path, STATE_BYTES_MAX);
    if (e == NULL)
        dropped = ui_saved_parse(&s, (struct str){text, len}, path);
    free(text);
    free(path);
    if (e != NULL && e->class != ERR_NOT_FOUND)
        return e;
    err_free(e);
    *out = s;
    *notes = dropped;
    return NULL;
}

/* ---- writing ---- */

static void put_line(struct buf *out, const char *word, const char *value)
{
    buf_printf(out, "%s ", word);
    put_escaped(out, str_of(value));
    buf_char(out, '\n');
}

struct err *ui_saved_print(struct buf *out, const struct ui_saved_state *s)
{
    if (s->theme != NULL)
        put_line(out, "theme", s->theme);
    for (size_t i = 0; i < s->pane_count; i++)
        buf_printf(out, "pane %s %d\n", s->panes[i].name, s->panes[i].size);
    for (size_t i = 0; i < s->recent_count; i++)
        put_line(out, "file", s->recent[i]);
    for (size_t i = 0; i < s->command_count; i++)
        put_line(out, "command", s->commands[i]);
    return out->failed ? err_oom() : NULL;
}

struct err *ui_saved_write(const struct ui_saved_state *s)
{
    struct buf text = {.s = NULL};
    char *path = NULL;
    struct err *e = ui_own_path(&path, UI_OWN_STATE, "state");

    if (e == NULL && (e = ui_saved_print(&text, s)) == NULL)
        e = ui_own_write(path, buf_str(&text));
    buf_finish(&text);
    free(path);
    return e;
}
