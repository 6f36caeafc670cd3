/* ui/present/spec_lines.h - the spec tree as lines, with what changed since the state before.
 *
 * Lines keep copies of their texts in the arena given, so that they can be compared with the
 * next state's after the document they were made from is gone; only `node` must not be used
 * then. Cost: linear in the spec. */
#ifndef UI_PRESENT_SPEC_LINES_H
#define UI_PRESENT_SPEC_LINES_H

#include "specgen/tree/tree.h"
#include "ui/present/roles.h"

enum ui_change { UI_SAME, UI_CHANGED, UI_ADDED };

/* Beside a line that changed, or that others stood before. */
struct ui_spec_mark {
    size_t removed;  /* lines that stood right before this one and are gone */
    struct str gone; /* what they said, shortened: count 2, hyperv {...} */
    struct str gone_whole;
    struct str was; /* CHANGED: the scalar before, as shown */
};

/* What few lines have. */
struct ui_spec_aside {
    struct str member; /* the bare key of a map's member: maps are sorted by it */
    bool is_masked;
    struct str masked; /* the value without what credential specs keep secret */
    struct ui_spec_mark mark;
};

#define UI_SPEC_DEPTH_MOST 0xFFFFFFu /* far more than any spec has */

/* Small, as all of them are gone through at each key. */
struct ui_spec_line {
    const struct spec_node *node;
    struct str key;   /* in quotes, escaped; empty in a list and at the root */
    struct str value; /* the scalar as JSON; a brace or bracket; "{}" and "[]" when empty */
    const struct ui_spec_aside *aside; /* never NULL; that of most lines is the same, and empty */
    uint64_t key_hash;
    uint64_t hash;      /* of key and content of the whole subtree */
    uint64_t path_hash; /* of the keys and places from the root */
    uint32_t end;       /* one past the subtree's last line */
    unsigned depth : 24;
    unsigned change : 2; /* enum ui_change */
    bool closes : 1;     /* the line of a closing brace */
    bool opens : 1;
    bool comma : 1;
    bool sorted : 1; /* a map's member */
    bool driven : 1; /* by the selected field */
};

/* The value without what credential specs keep secret. */
static inline struct str ui_spec_line_shown(const struct ui_spec_line *line)
{
    return line->aside->is_masked ? line->aside->masked : line->value;
}

struct ui_spec_lines {
    struct ui_spec_line *lines; /* in the arena */
    size_t count;
    size_t changed;     /* lines changed or added, and places of removal */
    bool short_escapes; /* as the tree had them */
};

/* In place of the mark that it has. False: no memory. */
bool ui_spec_line_mark(struct ui_spec_line *line, struct arena *a, enum ui_change change,
                       const struct ui_spec_mark *mark);

/* before: those of another state, or NULL; texts of lines that stay are copied from there, which
 * takes less than making them. False: no memory. */
bool ui_spec_lines_make(struct ui_spec_lines *out, struct arena *a, const struct spec_node *root,
                        const struct ui_spec_lines *before);

/* Marks in `now` what differs from `before`; elements of lists are matched from both ends, so
 * that one more or one less marks one. `was` texts are copied to the arena of `now`. */
void ui_spec_lines_compare(struct ui_spec_lines *now, struct arena *a,
                           const struct ui_spec_lines *before);

/* The line of a path, or of its closing brace; SIZE_MAX: there is none. */
size_t ui_spec_line_find(const struct ui_spec_lines *lines, uint64_t path_hash, bool closes);

/* The whole line without its comma: "key": value. For searching. */
struct str ui_spec_line_text(struct arena *a, const struct ui_spec_line *line, bool unmasked);

/* What a value of this kind is shown as. */
enum ui_role ui_kind_role(enum spec_kind kind);

#endif
