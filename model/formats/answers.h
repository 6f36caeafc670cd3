/* model/formats/answers.h - answers that somebody got, as facts: the texts of refusals and failed
 * starts stand in the document by who gave them and in which line. */
#ifndef MODEL_FORMATS_ANSWERS_H
#define MODEL_FORMATS_ANSWERS_H

#include "model/diagnosis/error_text.h"
#include "model/formats/evidence.h"

enum answer_of {
    ANSWER_OF_DAEMON,
    ANSWER_OF_CLIENT,
    ANSWER_OF_CLIENT_CRASH,
    ANSWER_OF_COMPOSE,
    ANSWER_OF_PROGRAM,
    ANSWER_OF_KUBELET,
    ANSWER_OF_CONTAINERD,
    ANSWER_OF_NLTEST
};

/* Who said what was brought of compose's words; what was worked out of its files says its name. */
#define ANSWERS_BROUGHT_COMPOSE "docker compose's text"

/* line: of the file; 0: not known. */
void answers_tell(struct evidence *out, enum answer_of who, unsigned line, struct str text);

/* The text as it came, with pasting undone; the document in its tail is read apart. */
void answers_tell_error(struct evidence *out, const struct error_text *t);
/* Of it what holds for each container of the host. */
void answers_tell_host(struct evidence *out, const struct error_text *t);

/* Whether an answer with that text was told before. */
bool answers_have(const struct evidence *ev, struct str text);

/* Whether the fact is one of them; of them, one that was given before anything reached a daemon. */
bool answers_has(const struct fact *f);
bool answers_from_client(const struct fact *f);
/* Of the latter, one that was worked out of a line or a file, and not brought as a text. */
bool answers_worked_out(const struct fact *f);

#endif
