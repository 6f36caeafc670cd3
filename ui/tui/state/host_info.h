/* ui/tui/state/host_info.h - what a `docker info` told of a document's host and engine. */
#ifndef UI_TUI_STATE_HOST_INFO_H
#define UI_TUI_STATE_HOST_INFO_H

#include "model/formats/docker_info.h"
#include "ui/tui/state/open_document.h"

#define UI_HOST_INFO_STEP "docker info" /* the label of the history's step that took it */

/* Keeps who told the engine; takes told->note. */
void ui_host_info_keep(struct ui_document *d, struct docker_info_told *told);

/* Whether the document as it stands has a host that a docker info told. */
bool ui_host_info_taken(const struct ui_document *d);

/* The sentence about who says which engine it is; NULL: nobody, or it is another one now. */
const char *ui_host_engine_note(const struct ui_document *d);

#endif
