/* Which constants that lines set are asked for further down. */
#include "model/formats/pieces.h"

#include "model/base/ascii.h"
#include "model/client/run_assigned.h"
#include "model/client/run_in_front.h"
#include "model/client/run_line.h"
#include "model/client/run_prompt.h"
#include "model/transport/lines.h"

/* Whether a compose file among the lines is written with it. */
static bool is_asked_for_by_compose(const struct run_assigned *v, const struct lines *l)
{
    bool in_compose = false;

    for (size_t i = 0; v->exported && i < l->count; i++) {
        in_compose = in_compose || str_starts(l->items[i].text, STR_LIT("services:"));
        if (in_compose && run_assigned_is_used(v, l->items[i].text))
            return true;
    }
    return false;
}

/* Whether a run line in line `from` or behind it, or one that it goes on in, asks for it. */
static bool is_asked_for(const struct run_assigned *v, const struct lines *l, size_t from)
{
    bool in_run = false;

    for (size_t i = v->in_front ? from : from + 1; i < l->count; i++) {
        struct str line = l->items[i].text;

        in_run = run_line_begins(line) ||
                 (in_run && run_line_goes_on(line, l->items[i - 1].text, line, 1));
        if (in_run && run_assigned_is_used(v, line))
            return true;
    }
    return false;
}

enum { LIST_LINES = 64 }; /* of one list */

enum { ASSIGNED_LOOKED = 4 * RUN_ASSIGNED_MOST }; /* each of them once through the text */

/* The line that closes the list which line i opens; i: none does, or other things stand in it. */
static size_t end_of_list(const struct lines *l, size_t i)
{
    struct str text = str_trim(l->items[i].text);

    if (!str_holds(text, STR_LIT("= @(")) && !str_holds(text, STR_LIT("=@(")))
        return i;
    for (size_t k = i + 1; k < l->count && k - i < LIST_LINES; k++) {
        text = str_trim(l->items[k].text);
        if (text.len > 0 && strchr("'\"0123456789,)", text.s[0]) == NULL)
            return i;
        if (str_ends(text, STR_LIT(")")))
            return k;
    }
    return i;
}

/* A list of PowerShell that goes on in further lines, as one text; STR_NONE: it is none. */
static struct str whole_list(unsigned *last, struct arena *a, const struct lines *l, size_t i)
{
    size_t end = end_of_list(l, i), len = 0;
    char *to;

    for (size_t k = i; k <= end; k++)
        len += l->items[k].text.len + 1;
    if (end == i || (to = arena_alloc(a, len)) == NULL)
        return STR_NONE;
    len = 0;
    for (size_t k = i; k <= end; k++) {
        struct str text = l->items[k].text;

        if (text.len > 0)
            memcpy(to + len, text.s, text.len);
        len += text.len;
        to[len++] = '\n';
    }
    *last = l->items[end].number;
    return (struct str){to, len};
}

/* The constants that line i sets; false: no memory. */
static bool take_assigned(struct pieces *out, struct run_assigned_list **list, size_t *looked,
                          const struct lines *l, size_t i)
{
    struct run_assigned here[8];
    struct str line = l->items[i].text, before;
    bool begins = run_line_split(&before, line);
    size_t count = run_in_front_read(here, sizeof(here) / sizeof(here[0]), begins ? before : line);
    unsigned last = 0;

    if (count == 0 && !begins &&
        run_assigned_read(&here[0], whole_list(&last, &out->arena, l, i)) && here[0].list)
        count = 1;
    for (size_t k = 0; k < count && *looked < ASSIGNED_LOOKED; k++) {
        here[k].in_front = begins;
        here[k].line = l->items[i].number;
        here[k].last_line = last;
        ++*looked;
        if (!is_asked_for(&here[k], l, i) && !is_asked_for_by_compose(&here[k], l))
            continue;
        if (*list == NULL && (*list = arena_calloc(&out->arena, 1, sizeof(**list))) == NULL)
            return false;
        if ((*list)->count < RUN_ASSIGNED_MOST)
            (*list)->items[(*list)->count++] = here[k];
    }
    return true;
}

/* ---- lists that docker is called with, "run" in front ---- */

bool pieces_keep_assigned(struct pieces *out, const struct run_assigned *v)
{
    struct run_assigned_list *list = out->assigned;

    if (list == NULL && (list = arena_calloc(&out->arena, 1, sizeof(*list))) == NULL)
        return false;
    if (list->count < RUN_ASSIGNED_MOST)
        list->items[list->count++] = *v;
    out->assigned = list;
    return true;
}

/* Of "docker @options", "& docker $options" the list's name and what stands behind it. */
static bool calls_with_list(struct str *name, struct str *rest, struct str line)
{
    struct str s = run_typed(line);
    size_t n = 1;

    if (str_starts(s, STR_LIT("& ")))
        s = str_trim(str_cut(s, 2, s.len));
    if (str_starts_ascii_case(s, STR_LIT("docker.exe ")))
        s = str_cut(s, sizeof("docker.exe ") - 1, s.len);
    else if (str_starts_ascii_case(s, STR_LIT("docker ")))
        s = str_cut(s, sizeof("docker ") - 1, s.len);
    else
        return false;
    s = str_trim(s);
    if (s.len < 2 || (s.s[0] != '@' && s.s[0] != '$'))
        return false;
    while (n < s.len && ascii_is_word(s.s[n]))
        n++;
    *name = str_cut(s, 1, n);
    *rest = str_cut(s, n, s.len);
    return n == s.len || s.s[n] == ' ';
}

/* The list of that name that a line above i sets last. */
static bool list_above(struct run_assigned *out, struct arena *a, const struct lines *l, size_t i,
                       struct str name)
{
    for (size_t k = i; k > 0; k--) {
        unsigned last = 0;
        struct str text = l->items[k - 1].text;

        if (text.len == 0 || memchr(text.s, '$', text.len) == NULL)
            continue;
        if (!run_assigned_read(out, text) &&
            !run_assigned_read(out, whole_list(&last, a, l, k - 1)))
            continue;
        out->line = l->items[k - 1].number;
        out->last_line = last;
        if (out->list && str_eq_ascii_case(out->name, name))
            return true;
    }
    return false;
}

/* What stands behind "run", where the list begins with it. */
static bool begins_with_run(struct str *behind, struct str *list)
{
    static const char commands[][8] = {"run", "create"};
    struct str value = *list = str_trim(*list);

    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        struct str word = str_of(commands[i]);

        if (value.len > word.len + 2 && (value.s[0] == '\'' || value.s[0] == '"') &&
            str_eq(str_cut(value, 1, 1 + word.len), word) && value.s[word.len + 1] == value.s[0]) {
            *behind = str_cut(value, word.len + 2, value.len);
            return true;
        }
    }
    return false;
}

bool pieces_spell_lists(struct pieces *out, struct lines *l)
{
    size_t looked = 0; /* each of them once through the text */

    for (size_t i = 0; i < l->count && looked < RUN_ASSIGNED_MOST; i++) {
        struct str name, rest, behind;
        struct run_assigned v;
        bool create;

        if (!calls_with_list(&name, &rest, l->items[i].text))
            continue;
        looked++;
        if (!list_above(&v, &out->arena, l, i, name) || !begins_with_run(&behind, &v.value))
            continue;
        create = v.value.s[1] == 'c';
        v.value = behind;
        if (!pieces_keep_assigned(out, &v))
            return false;
        l->items[i].text = arena_printf(&out->arena, "& docker %s @%.*s%.*s",
                                        create ? "create" : "run", STR_FMT(name), STR_FMT(rest));
    }
    return !arena_failed(&out->arena);
}

bool pieces_find_assigned(struct pieces *out, const struct lines *l)
{
    struct run_assigned_list *list = NULL;
    size_t looked = 0;

    for (size_t i = 0; i < l->count && looked < ASSIGNED_LOOKED; i++) {
        if (!take_assigned(out, &list, &looked, l, i))
            return false;
    }
    out->assigned = list;
    return true;
}
