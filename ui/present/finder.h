/* ui/present/finder.h - one list of everything that can be gone to: fields, what may be added,
 * values of the spec, rules, error codes, problems; filtered by what is typed.
 *
 * The texts are made when it opens, from a document, and die with its arena. */
#ifndef UI_PRESENT_FINDER_H
#define UI_PRESENT_FINDER_H

#include "model/diagnosis/codes.h"
#include "ui/present/form.h"
#include "ui/present/generation.h"

#define UI_FINDER_SHOWN 200 /* best hits that are kept */

/* Among equals the first kind comes first. */
enum ui_target_kind {
    UI_TARGET_FIELD,
    UI_TARGET_ADD, /* something to add to a list */
    UI_TARGET_RULE,
    UI_TARGET_CODE,
    UI_TARGET_PROBLEM,
    UI_TARGET_SPEC,
};

struct ui_target {
    enum ui_target_kind kind;
    struct str name, note; /* note: the path, dim; both are searched; of ADD: list and title */
    struct str value;      /* dim, too; found only where it holds the text side by side */
    struct str text;       /* name and note */
    struct ui_place place; /* FIELD, PROBLEM; ADD: the list */
    size_t line;           /* SPEC: in the spec's lines */
    enum spec_rule rule;   /* RULE */
    size_t code;           /* CODE: its place, for code_at() */
};

struct ui_hit {
    size_t target;
    int score;
};

struct ui_finder {
    struct arena arena;
    bool masks; /* secrets of credential specs */
    struct ui_target *targets;
    size_t count;
    struct ui_hit hits[UI_FINDER_SHOWN]; /* the best first */
    size_t hit_count;
    size_t found; /* hits, the ones that are not kept included */
};

extern const char ui_target_name[][8];

void ui_finder_init(struct ui_finder *f);
void ui_finder_finish(struct ui_finder *f);
/* False: no memory. */
bool ui_finder_fill(struct ui_finder *f, const struct ui_generation *g);
/* The hits of what was typed. */
void ui_finder_search(struct ui_finder *f, struct str query);

#endif
