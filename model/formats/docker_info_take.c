/* A docker info beside a document: its file is read, and the document's host becomes the told one.
 */
#include "model/files/text.h"
#include "model/formats/docker_info.h"
#include "model/formats/pasted_text.h"
#include "model/json/json.h"

#include <stdlib.h>

static struct err *note_of(struct docker_info_told *told, struct arena *a,
                           const struct docker_info *info)
{
    const char *note = arena_cstr(a, docker_info_engine_note(a, info));

    *told = (struct docker_info_told){.host = true};
    if (info->fit != MDL_VERSION_NONE)
        told->release = info->release;
    told->note = note != NULL ? strdup(note) : NULL;
    return told->note != NULL ? NULL : err_oom();
}

static struct err *take(const struct value **root, struct docker_info_told *told, struct str text)
{
    const struct value *json = NULL, *made = NULL;
    struct docker_info info;
    struct arena a;
    struct err *e = paste_is_json(text) ? json_read(&json, text) : NULL;

    if (e != NULL)
        return e;
    arena_init(&a);
    if ((e = docker_info_of(&info, &a, json, text)) == NULL &&
        (e = docker_info_apply(&made, *root, &info)) == NULL &&
        (e = note_of(told, &a, &info)) == NULL) {
        value_unref(*root);
        *root = made;
        made = NULL;
    }
    value_unref(made);
    arena_finish(&a);
    value_unref(json);
    return e;
}

struct err *docker_info_take(const struct value **root, struct docker_info_told *told,
                             const char *file)
{
    const char *name = strcmp(file, "-") == 0 ? "standard input" : file;
    struct text text = {0};
    struct err *e;

    if ((e = text_read_file(&text, file)) != NULL)
        return err_at(e, name, 0, 0);
    e = take(root, told, (struct str){text.bytes, text.len});
    text_free(&text);
    return err_at(e, name, 0, 0);
}
