/* ui/present/fuzzy.h - how well a text fits what somebody typed to find it. */
#ifndef UI_PRESENT_FUZZY_H
#define UI_PRESENT_FUZZY_H

#include "model/base/str.h"

/* 0: it does not fit. Each word of `query` (between blanks) must be in `text`, its letters in
 * their order, not necessarily side by side; capitals count as small letters. Runs of letters and
 * beginnings of words are worth more, long texts a little less. Cost: the product of the lengths,
 * for texts that have all letters. */
int ui_fuzzy(struct str text, struct str query);

#endif
