/* specgen/spec/finding_order.h - the findings about one place of a document, without a walk through
 * all of them: there may be one for each of a hundred thousand variables. */
#ifndef SPECGEN_SPEC_FINDING_ORDER_H
#define SPECGEN_SPEC_FINDING_ORDER_H

#include "specgen/spec/result.h"

/* Sets out->findings_by_place. A lack of memory is the arena's. */
void spec_findings_order(struct spec_result *out, struct arena *a);

/* Those about the element, and those about its list as a whole, in their order: give NULL to begin,
 * then the last one. ref.index is not below 0. */
const struct spec_finding *spec_finding_next(const struct spec_result *r, struct spec_ref ref,
                                             const struct spec_finding *last);

#endif
