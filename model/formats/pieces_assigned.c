/* Which constants that lines set are asked for further down. */
#include "model/formats/pieces.h"

#include "model/client/run_assigned.h"
#include "model/client/run_in_front.h"
#include "model/client/run_line.h"
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
