/* platform/sim/sim.h - the simulated host: answers from the document's host part.
 *
 * The first back end, not a mock: what users see and most tests run against. The struct plat
 * borrows the document, which must outlive it. Names are compared as Windows does: credential files
 * and registry values ignore the case of A-Z. */
#ifndef PLATFORM_SIM_SIM_H
#define PLATFORM_SIM_SIM_H

#include "platform/platform.h"

struct plat plat_sim(const struct mdl_doc *doc);

#endif
