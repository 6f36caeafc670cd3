/* ui/present/questions.h - what is not known, as a person is told of it: how to find out first,
 * then what the answer above rests on. */
#ifndef UI_PRESENT_QUESTIONS_H
#define UI_PRESENT_QUESTIONS_H

#include "specgen/spec/unknown.h"

/* Without the question, which stands beside it. */
struct str ui_question_told(struct arena *a, const struct spec_unknown *u);

#endif
