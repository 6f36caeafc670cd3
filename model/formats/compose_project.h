/* model/formats/compose_project.h - the files that make one project of compose: those that were
 * given, those that they name, and what stands for one that is not here. */
#ifndef MODEL_FORMATS_COMPOSE_PROJECT_H
#define MODEL_FORMATS_COMPOSE_PROJECT_H

#include "model/formats/evidence.h"
#include "model/formats/input.h"

/* Where it lies; elsewhere: whether the requests depend on that. */
#define COMPOSE_PROJECT_DRIVE     "C:\\"
#define COMPOSE_PROJECT_ELSEWHERE "C:\\elsewhere\\"

struct compose_project {
    struct evidence *out;
    const struct input *in;
    struct value *files; /* texts by name, in the order of args */
    struct str *args;
    size_t arg_count;
    struct str folder;     /* the last part of its path; empty: not known */
    struct value *env;     /* variables that commands beside the file set, by name */
    struct value *missing; /* files that were asked for and are not here, by name */
};

bool compose_project_is_service(const struct value *v);
/* Services without the word above them: a part of a file, which is what people paste, or a file as
 * it was before there were versions. `v` is a map. */
bool compose_project_is_part(const struct value *v);

/* files and args. False: another file of the project speaks for it. */
bool compose_project_collect(struct compose_project *p);

/* env, and what it was taken from. */
void compose_project_set_variables(struct compose_project *p);

/* For struct compose_input; ctx is the project. What is not here is not known, which refuses
 * nothing: it sets nothing. */
bool compose_project_find(struct str *out, void *ctx, struct str name);

void compose_project_remark(struct compose_project *p, struct str text);

/* How the remark begins that services are not there, as compose refuses them. */
#define COMPOSE_LEFT_OUT "the services behind profiles are left out: "

#endif
