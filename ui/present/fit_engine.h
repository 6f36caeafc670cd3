/* ui/present/fit_engine.h - the engine of a document whose engine nobody named.
 *
 * It is taken to be the oldest that is known. That is an assumption, and what is assumed refuses
 * nothing: where that engine would refuse and a later one would not, the first of those becomes the
 * document's engine, and a remark on "engine" in what was told says so. A scenario keeps its own
 * contract and does not come here. */
#ifndef UI_PRESENT_FIT_ENGINE_H
#define UI_PRESENT_FIT_ENGINE_H

#include "model/formats/evidence.h"

/* *root is owned, and replaced where a later engine fits. ERR_OOM. */
struct err *ui_fit_engine(const struct value **root, struct evidence *told);
/* The same of a document that has much of another one; NULL: of none. */
struct err *ui_fit_engine_beside(const struct value **root, struct evidence *told,
                                 const struct mdl_doc *base);

#endif
