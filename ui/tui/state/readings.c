#include "ui/tui/state/readings.h"

#include <stdlib.h>

/* The files stay as they are called now: a save goes there, whatever is undone. */
static void exchange(struct artefact *a, struct artefact *b)
{
    struct artefact before = *a;

    a->sources = b->sources;
    a->evidence = b->evidence;
    a->additions = b->additions;
    a->addition_count = b->addition_count;
    a->addition_known = b->addition_known;
    a->root = b->root;
    b->sources = before.sources;
    b->evidence = before.evidence;
    b->additions = before.additions;
    b->addition_count = before.addition_count;
    b->addition_known = before.addition_known;
    b->root = before.root;
}

struct err *ui_readings_add(struct ui_readings *r, struct artefact *now, struct artefact *file)
{
    size_t count = r->count > 0 ? r->count + 1 : 2;
    struct artefact *more = realloc(r->items, count * sizeof(struct artefact));

    if (more == NULL)
        return err_oom();
    if (r->count == 0)
        more[0] = (struct artefact){.file = NULL};
    r->items = more;
    r->count = count;
    more[count - 1] = (struct artefact){.file = NULL};
    more[r->used] = *now;
    *now = *file;
    r->used = count - 1;
    return NULL;
}

void ui_readings_use(struct ui_readings *r, struct artefact *now, size_t reading)
{
    if (reading >= r->count || reading == r->used || r->items[reading].root == NULL)
        return;
    exchange(now, &r->items[reading]);
    r->items[r->used] = r->items[reading];
    r->items[reading] = (struct artefact){.file = NULL};
    r->used = reading;
}

void ui_readings_forget(struct ui_readings *r, size_t reading)
{
    if (reading < r->count && reading != r->used)
        artefact_close(&r->items[reading]);
}

void ui_readings_finish(struct ui_readings *r)
{
    for (size_t i = 0; i < r->count; i++)
        if (i != r->used)
            artefact_close(&r->items[i]);
    free(r->items);
    *r = (struct ui_readings){.items = NULL};
}
