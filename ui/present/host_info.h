/* ui/present/host_info.h - what is told and what is assumed of a document's host, in words. */
#ifndef UI_PRESENT_HOST_INFO_H
#define UI_PRESENT_HOST_INFO_H

#include "model/document/knowledge.h"
#include "model/formats/evidence.h"

/* Where the host comes from, in front of what it is: "host by docker info, the rest assumed". For a
 * document with assumptions; `in_scenario`: they are written in the file. */
struct str ui_host_said(struct arena *a, const struct value *root, bool in_scenario);

/* What is assumed and what is not known, a sentence a line; empty: nothing. */
struct str ui_host_assumptions(struct arena *a, const struct mdl_doc *doc);

/* An entry of host.Unknown as its field is called: "Processors (at least 2)". In the arena. */
struct str ui_unknown_name(struct arena *a, const struct mdl_doc *doc, struct str entry);

/* Whether nobody named the engine, so that the document gets the first one's rules. */
bool ui_engine_is_assumed(const struct mdl_doc *doc);
/* Who said which engine it is, or that nobody did; empty: the document names it itself. */
struct str ui_engine_said(struct arena *a, const struct evidence *told, const struct mdl_doc *doc);

#endif
