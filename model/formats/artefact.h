/* model/formats/artefact.h - files people have -> documents.
 *
 * Whatever a format of model/formats/formats.def recognises is opened, alone or several in one
 * text, in one folder or in several files; a further one can be added to a document. What artefacts
 * do not tell is assumed (model/formats/merge.h). Errors: siblings with file, line, column, path,
 * found/expected, remedy. ERR_NOT_FOUND and ERR_IO for files. */
#ifndef MODEL_FORMATS_ARTEFACT_H
#define MODEL_FORMATS_ARTEFACT_H

#include "model/formats/scenario.h"
#include "model/formats/sources.h"

/* What was added to a document; owned by its artefact. */
struct addition {
    char *file; /* that is read again with it; NULL: a text */
    struct reading_options options;
    struct evidence told;
};

struct artefact {
    char *file;   /* as given; NULL: not from one file */
    char **files; /* all, as given; owned. None: it was a text */
    size_t file_count;
    const struct format *kind;   /* saving one that is no scenario goes to another name */
    enum scenario_format format; /* that the document is saved in */
    const char *encoding;        /* of the file, see model/files/text.h */
    struct sources sources;      /* owned */
    struct evidence evidence;    /* what they say, and what was added since */
    struct addition *additions;  /* what was added, in its order ... */
    size_t addition_count;       /* ... of which the first ones are part of the document ... */
    size_t addition_known;       /* ... and those behind them were taken back */
    const struct value *root;    /* the document; owned */
};

/* Reads and checks (mdl_doc_new). "-" is standard input, a folder all files in it. Of several
 * containers the first. options: NULL for none. */
struct err *artefact_open(struct artefact *out, const char *file);
struct err *artefact_open_all(struct artefact *out, const char *const *files, size_t count,
                              const struct reading_options *options);
/* The same, but where several are whole documents each of them is one, and all that are none are
 * one case. out: room for `count`, of which *made are used. */
struct err *artefact_open_apart(struct artefact *out, size_t *made, const char *const *files,
                                size_t count, const struct reading_options *options);
/* Its files read once more, and of several containers the one of the same name, with what was
 * added, as its files say it now or said it while they were there; but not to a scenario, which
 * says all. s stays as it is. */
struct err *artefact_open_again(struct artefact *out, const struct artefact *s,
                                const struct read_progress *progress);
/* The same as the user says now; a text that came from no file is read again where it was kept. */
struct err *artefact_read_again(struct artefact *out, const struct artefact *s,
                                const struct reading_options *options);
struct err *artefact_read(struct artefact *out, struct str text, const char *name_for_errors);
/* It was saved there as a scenario: from now on it comes from that file alone. ERR_OOM. */
struct err *artefact_saved(struct artefact *s, const char *file);
void artefact_close(struct artefact *s);

bool artefact_is_scenario(const struct artefact *s);

/* Whether it tells of a container or its host: a document can be made of it. One that only tells of
 * an error gives a document in which everything is assumed. */
bool artefact_gives_document(const struct artefact *s);

/* Makes container `index` the document, with what is said of it and what was added before; `name`
 * is for a picker (borrowed, without the slash). ERR_NOT_FOUND: there are not so many. */
struct err *artefact_select(struct artefact *s, size_t index);
/* The same with the first of what was added only; later ones come back so until something else is
 * added. */
struct err *artefact_select_with(struct artefact *s, size_t index, size_t additions);
/* The one of that name. ERR_INPUT with all names. Of what gives no document there is none to
 * choose, and nothing is said. */
struct err *artefact_select_named(struct artefact *s, struct str name);
/* That there are several, with their names, for who has to choose. */
struct err *artefact_several(const struct artefact *s);
/* The same container as a document of its own, which the caller owns; s stays as it is. beside: of
 * another one of them, NULL: of none; what both share is not looked at once more. */
struct err *artefact_other(const struct value **out, const struct artefact *s, size_t index,
                           const struct mdl_doc *beside);
size_t artefact_count(const struct artefact *s);
/* The file that it is from; borrowed. */
struct str artefact_from(const struct artefact *s, size_t index);
struct str artefact_name(const struct artefact *s, size_t index);
/* The same for people, who see nothing of a name that is empty. */
struct str artefact_title(const struct artefact *s, size_t index);

/* Adds to a document what another file says ("-" is standard input); *root, which is owned, is
 * replaced on success, and *out, which is initialised, has what was said. ERR_INPUT also for a
 * whole document, which cannot be added. */
struct err *artefact_add(const struct value **root, struct evidence *out, const char *file,
                         const struct reading_options *options);
struct err *artefact_add_text(const struct value **root, struct evidence *out, struct str text,
                              const char *name_for_errors);

/* Notes what was added to the document (artefact_add), so that another container that is chosen
 * later gets it, too; file: of which, NULL: of a text. False: no memory. */
bool artefact_added(struct artefact *s, const struct evidence *told, const char *file,
                    const struct reading_options *options);

/* The fact that says the document's engine, the latest one; NULL: nobody said this one. */
const struct fact *artefact_engine(const struct evidence *ev, uint32_t release);

#endif
