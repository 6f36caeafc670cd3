/* ui/present/touch.h - what one touch of the document did, in short texts: values of the spec that
 * changed, came or went, problems that came or are gone, and what other panels list or no longer
 * list. Everything is told, whether it is in view or not.
 *
 *   root.path "\\?\Vol..." -> ""   cpu.maximum 1875 -> 7500   + hyperv {}   ! --cpu-count loses
 *
 * Cost: linear in the spec and in what is listed. */
#ifndef UI_PRESENT_TOUCH_H
#define UI_PRESENT_TOUCH_H

#include "ui/present/roles.h"
#include "ui/present/spec_lines.h"

struct ui_touch {
    enum ui_role role;
    struct str text;
    struct str full;               /* where the text is shortened; may be empty */
    const struct spec_node *node;  /* of a value that changed or came; NULL: none */
    const struct problem *problem; /* that came; NULL: none */
};

struct ui_touches {
    struct ui_touch *items; /* in the arena */
    size_t count;
    bool made; /* false: nothing was before, or it may not be told */
};

/* What a generation lists, in texts that outlive the document it was made from. */
struct ui_listed_text {
    uint64_t hash;
    char sign;        /* of a problem; 0: an item of a panel */
    bool is_new;      /* not listed before */
    const char *list; /* the panel's name; NULL: the problems */
    struct str text;
};

struct ui_listed {
    struct ui_listed_text *items; /* problems, then panel by panel; in the arena */
    size_t count;
    uint32_t *slots; /* by hash: an item's place and 1, or 0; as many as the mask and one more */
    size_t slot_mask;
};

struct ui_generation;

/* before: what another generation listed, if anything. False: no memory. */
bool ui_listed_make(struct ui_listed *out, struct arena *a, const struct ui_generation *g,
                    const struct ui_listed *before);
/* g->listed, made beside that of `before`, and its spec against the other one's, whose document may
 * be gone. False: no memory. */
bool ui_touches_make(struct ui_touches *out, struct arena *a, const struct ui_generation *g,
                     const struct ui_generation *before);

#endif
