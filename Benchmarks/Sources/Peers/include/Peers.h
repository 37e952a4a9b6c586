// Other engines on the same arrays: Boost.Geometry and GEOS through its C interface. Each call returns an answer to
// compare with ours; the caller takes the time. Handles are opaque and live until the program ends.
#pragma once
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif

// Boxes: minX, minY, maxX, maxY each. Rings: `starts` has count + 1 places into `xy`; closed, counter-clockwise.
void *boost_tree(const double *boxes, int64_t count);
void boost_tree_free(void *tree);
int64_t boost_windows(const void *tree, const double *windows, int64_t count);
double boost_nearest(const void *tree, const double *points, int64_t count, int64_t k);
void *boost_polygons(const double *xy, const int64_t *starts, int64_t count);
int64_t boost_locate(const void *polygons, const double *points, int64_t count);
double boost_overlay(const void *polygons, const double *xy, const int64_t *starts, int64_t count, int64_t *pairs);
void boost_polygons_free(void *polygons);

void *geos_boxes(const double *boxes, int64_t count);
void *geos_tree(void *boxes);
int64_t geos_windows(void *tree, const double *windows, int64_t count);
void *geos_polygons(const double *xy, const int64_t *starts, int64_t count);
int64_t geos_locate(void *polygons, const double *points, int64_t count);
// A code of a point's and a polygon's number, to be summed: equal sums of all pairs mean equal pairs.
static inline uint64_t pair_code(uint64_t point, uint64_t polygon) {
    uint64_t z = point * 0x9e3779b97f4a7c15u + polygon * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    return z ^ (z >> 27);
}
// Sum over all pairs that GEOS covers; how many, and how many of them it contains.
uint64_t geos_locate_sum(void *polygons, const double *points, int64_t n, int64_t *pairs, int64_t *inside);
double geos_overlay(void *polygons, const double *xy, const int64_t *starts, int64_t count, int64_t *pairs);
const char *geos_name(void);

#ifdef __cplusplus
}
#endif
