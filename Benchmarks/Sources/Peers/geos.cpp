#include "Peers.h"
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
#include <string>
#include <vector>

static GEOSContextHandle_t context() {
    static GEOSContextHandle_t handle = GEOS_init_r();
    return handle;
}

struct Layer {
    std::vector<GEOSGeometry *> polygons;
    std::vector<const GEOSPreparedGeometry *> prepared;
    GEOSSTRtree *tree;
};

const char *geos_name(void) {
    static std::string name = "GEOS " GEOS_VERSION;
    return name.c_str();
}

static GEOSGeometry *polygon(const double *xy, int64_t from, int64_t to) {
    auto ring = GEOSCoordSeq_copyFromBuffer_r(context(), xy + 2 * from, (unsigned)(to - from), 0, 0);
    return GEOSGeom_createPolygon_r(context(), GEOSGeom_createLinearRing_r(context(), ring), nullptr, 0);
}

// A diagonal has the same envelope as its box and is the smallest geometry that has one.
static GEOSGeometry *diagonal(const double *box) {
    auto ends = GEOSCoordSeq_copyFromBuffer_r(context(), box, 2, 0, 0);
    return GEOSGeom_createLineString_r(context(), ends);
}

static void count(void *, void *sum) { ++*(int64_t *)sum; }
static void collect(void *item, void *list) { ((std::vector<int64_t> *)list)->push_back((int64_t)item); }

// The tree sorts itself at its first question.
static void settle(GEOSSTRtree *tree) {
    double nowhere[4] = {-1, -1, -1, -1};
    int64_t none = 0;
    auto window = diagonal(nowhere);
    GEOSSTRtree_query_r(context(), tree, window, count, &none);
    GEOSGeom_destroy_r(context(), window);
}

void *geos_boxes(const double *boxes, int64_t count) {
    auto list = new std::vector<GEOSGeometry *>(count);
    for (int64_t i = 0; i < count; i++) (*list)[i] = diagonal(boxes + 4 * i);
    return list;
}

void *geos_tree(void *boxes) {
    auto tree = GEOSSTRtree_create_r(context(), 10);
    int64_t number = 0;
    for (auto box : *(std::vector<GEOSGeometry *> *)boxes)
        GEOSSTRtree_insert_r(context(), tree, box, (void *)number++);
    settle(tree);
    return tree;
}

int64_t geos_windows(void *tree, const double *windows, int64_t n) {
    int64_t found = 0;
    for (int64_t i = 0; i < n; i++) {
        auto window = diagonal(windows + 4 * i);
        GEOSSTRtree_query_r(context(), (GEOSSTRtree *)tree, window, count, &found);
        GEOSGeom_destroy_r(context(), window);
    }
    return found;
}

void *geos_polygons(const double *xy, const int64_t *starts, int64_t n) {
    auto layer = new Layer;
    layer->tree = GEOSSTRtree_create_r(context(), 10);
    for (int64_t i = 0; i < n; i++) {
        layer->polygons.push_back(polygon(xy, starts[i], starts[i + 1]));
        layer->prepared.push_back(GEOSPrepare_r(context(), layer->polygons.back()));
        GEOSSTRtree_insert_r(context(), layer->tree, layer->polygons.back(), (void *)i);
    }
    settle(layer->tree);
    return layer;
}

int64_t geos_locate(void *polygons, const double *points, int64_t n) {
    auto layer = (Layer *)polygons;
    int64_t found = 0;
    std::vector<int64_t> near;
    for (int64_t i = 0; i < n; i++) {
        near.clear();
        auto p = GEOSGeom_createPointFromXY_r(context(), points[2 * i], points[2 * i + 1]);
        GEOSSTRtree_query_r(context(), layer->tree, p, collect, &near);
        for (auto k : near) found += GEOSPreparedCovers_r(context(), layer->prepared[k], p) == 1;
        GEOSGeom_destroy_r(context(), p);
    }
    return found;
}

uint64_t geos_locate_sum(void *polygons, const double *points, int64_t n, int64_t *pairs, int64_t *inside) {
    auto layer = (Layer *)polygons;
    uint64_t sum = 0;
    std::vector<int64_t> near;
    for (int64_t i = 0; i < n; i++) {
        near.clear();
        auto p = GEOSGeom_createPointFromXY_r(context(), points[2 * i], points[2 * i + 1]);
        GEOSSTRtree_query_r(context(), layer->tree, p, collect, &near);
        for (auto k : near) {
            if (GEOSPreparedCovers_r(context(), layer->prepared[k], p) != 1) continue;
            ++*pairs;
            *inside += GEOSPreparedContains_r(context(), layer->prepared[k], p) == 1;
            sum += pair_code((uint64_t)i, (uint64_t)k);
        }
        GEOSGeom_destroy_r(context(), p);
    }
    return sum;
}

double geos_overlay(void *polygons, const double *xy, const int64_t *starts, int64_t n, int64_t *pairs) {
    auto layer = (Layer *)polygons;
    double area = 0;
    int64_t found = 0;
    std::vector<int64_t> near;
    for (int64_t i = 0; i < n; i++) {
        near.clear();
        auto zone = polygon(xy, starts[i], starts[i + 1]);
        auto prepared = GEOSPrepare_r(context(), zone);
        GEOSSTRtree_query_r(context(), layer->tree, zone, collect, &near);
        for (auto k : near) {
            double shared = 0;
            if (GEOSPreparedIntersects_r(context(), prepared, layer->polygons[k]) != 1) continue;
            if (GEOSPreparedContainsProperly_r(context(), prepared, layer->polygons[k]) == 1) {
                GEOSArea_r(context(), layer->polygons[k], &shared);
            } else {
                auto piece = GEOSIntersection_r(context(), zone, layer->polygons[k]);
                GEOSArea_r(context(), piece, &shared);
                GEOSGeom_destroy_r(context(), piece);
            }
            area += shared;
            found += shared > 0;
        }
        GEOSPreparedGeom_destroy_r(context(), prepared);
        GEOSGeom_destroy_r(context(), zone);
    }
    *pairs = found;
    return area;
}
