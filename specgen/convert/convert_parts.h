/* specgen/convert/convert_parts.h - what the targets share; for them only. */
#ifndef SPECGEN_CONVERT_CONVERT_PARTS_H
#define SPECGEN_CONVERT_CONVERT_PARTS_H

#include "specgen/convert/asked.h"
#include "specgen/convert/convert.h"

#define TARGET(id, name, title, carries, write) convert_write convert_to_##write;
#include "specgen/convert/targets.def"
#undef TARGET

/* What was asked for against what the target says when it is read back: each difference is a loss,
 * with the remark or the reason that explains it. */
void convert_tell_losses(struct losses *losses, const struct asked *asked, enum convert_to to,
                         const struct datum *back);

#endif
