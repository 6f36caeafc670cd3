/* ui/present/rank.h - how well a name, a path or a value answers what somebody looks for. What is
 * seen goes before where it stands, and that before what it holds. */
#ifndef UI_PRESENT_RANK_H
#define UI_PRESENT_RANK_H

#include "model/base/str.h"

enum ui_rank {
    UI_RANK_NONE,
    UI_RANK_HEADING, /* of a section: its fields are nearer */
    UI_RANK_LETTERS, /* in their order, not side by side */
    UI_RANK_VALUE,
    UI_RANK_PATH,
    UI_RANK_INSIDE, /* of the label */
    UI_RANK_WORD,   /* a word of the label begins so */
    UI_RANK_EXACT,  /* the whole label, flag, path or id; "hostname" is "Host name" */
};

/* "CPUs (--cpus)": its words and its flag, with or without dashes, or as docker run's short one. */
enum ui_rank ui_rank_label(struct str label, struct str query);
/* The whole of it, its end behind a dot, or a part of it. */
enum ui_rank ui_rank_path(struct str path, struct str query);
/* Capitals count as small letters. */
bool ui_same_words(struct str a, struct str b);
bool ui_has_part(struct str text, struct str part, bool *starts_word);

#endif
