/* model/formats/hns.h - networks and endpoints of the Host Network Service as JSON, which stands in
 * other texts as well. */
#ifndef MODEL_FORMATS_HNS_H
#define MODEL_FORMATS_HNS_H

#include "model/formats/evidence.h"

/* One, a list of them, or what a call of hcsshim answers with them in it. */
void hns_tell(struct evidence *out, const struct value *v);

#endif
