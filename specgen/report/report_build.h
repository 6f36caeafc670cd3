/* specgen/report/report_build.h - what reports are put together from. NULL: no memory. */
#ifndef SPECGEN_REPORT_REPORT_BUILD_H
#define SPECGEN_REPORT_REPORT_BUILD_H

#include "specgen/report/reports.h"

/* {"report":NAME,"version":N}, for the members that follow. */
struct value *report_begin(enum report_id id);
/* The same with the members of an answer that has no such head behind it. Takes `answer`. */
struct value *report_answer(enum report_id id, const struct value *answer);
struct value *report_text_or_null(struct str text);
struct value *report_count(struct arena *a, size_t n);
/* What was made of texts in the arena; NULL where one of them may be missing. Takes `report`. */
struct value *report_whole(const struct arena *a, struct value *report);

#endif
