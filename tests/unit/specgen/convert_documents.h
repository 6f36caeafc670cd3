/* tests/unit/specgen/convert_documents.h - random documents for trips through a conversion and
 * back.
 *
 * Tame values are such that a target carries them if it can at all; wild ones are anything. The
 * caller unrefs what it is given. */
#ifndef CONVERT_DOCUMENTS_H
#define CONVERT_DOCUMENTS_H

#include "wild_values.h"

/* Few settings at a time, so that no two of them exclude each other but seldom. */
const struct value *tame_document(struct dice *d);
/* A field of the container's settings that has no tame value; NULL: each has one. */
const char *tame_missing(void);

const struct value *wild_document(struct dice *d); /* a container */
const struct value *wild_request(struct dice *d);  /* what is asked of create */
const struct value *wild_whole(struct dice *d);    /* everything that a document can have */

#endif
