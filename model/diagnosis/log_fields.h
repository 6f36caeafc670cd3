/* model/diagnosis/log_fields.h - a log record taken apart: level, message, fields. */
#ifndef MODEL_DIAGNOSIS_LOG_FIELDS_H
#define MODEL_DIAGNOSIS_LOG_FIELDS_H

#include "model/base/arena.h"
#include "model/value/value.h"

struct log_fields {
    const char *form, *level;
    struct str message;
    struct str document;           /* the field `json` or `configuration` */
    struct str id;                 /* the field `cid` or `id` */
    struct str error, name, url;   /* fields of these names; url: request-url */
    struct str event, event_info;  /* of libcontainerd's "sending event" */
    const struct value *form_data; /* owned; a field of JSON logs that is an object */
};

/* Texts lie in the arena or in `text`. */
void log_fields(struct log_fields *out, struct arena *a, struct str text);

#endif
