#include "Peers.h"

// Boost 1.74 forms template arguments one beyond the values of these enumerations, which a strict compiler refuses
// unless they have a fixed underlying type. Ours take the place of the headers by their guards.
#define BOOST_NUMERIC_CONVERSION_INT_FLOAT_MIXTURE_ENUM_FLC_12NOV2002_HPP
#define BOOST_NUMERIC_CONVERSION_SIGN_MIXTURE_ENUM_FLC_12NOV2002_HPP
#define BOOST_NUMERIC_CONVERSION_UDT_BUILTIN_MIXTURE_ENUM_FLC_12NOV2002_HPP
namespace boost { namespace numeric {
enum int_float_mixture_enum : int { integral_to_integral, integral_to_float, float_to_integral, float_to_float };
enum sign_mixture_enum : int { unsigned_to_unsigned, signed_to_signed, signed_to_unsigned, unsigned_to_signed };
enum udt_builtin_mixture_enum : int { builtin_to_builtin, builtin_to_udt, udt_to_builtin, udt_to_udt };
} }

#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/iterator/function_output_iterator.hpp>
#include <vector>

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;
using Point = bg::model::d2::point_xy<double>;
using Box = bg::model::box<Point>;
using Value = std::pair<Box, uint32_t>;
using Polygon = bg::model::polygon<Point, false, true>;
using Tree = bgi::rtree<Value, bgi::rstar<16>>;

struct Layer {
    std::vector<Polygon> polygons;
    Tree tree;
};

static Box box(const double *b) { return Box(Point(b[0], b[1]), Point(b[2], b[3])); }

static Polygon polygon(const double *xy, int64_t from, int64_t to) {
    Polygon p;
    p.outer().reserve(to - from);
    for (int64_t i = from; i < to; i++) p.outer().emplace_back(xy[2 * i], xy[2 * i + 1]);
    return p;
}

void *boost_tree(const double *boxes, int64_t count) {
    std::vector<Value> values(count);
    for (int64_t i = 0; i < count; i++) values[i] = {box(boxes + 4 * i), (uint32_t)i};
    return new Tree(values.begin(), values.end());
}

void boost_tree_free(void *tree) { delete (Tree *)tree; }

int64_t boost_windows(const void *tree, const double *windows, int64_t count) {
    int64_t found = 0;
    auto add = boost::make_function_output_iterator([&](const Value &) { found++; });
    for (int64_t i = 0; i < count; i++) ((const Tree *)tree)->query(bgi::intersects(box(windows + 4 * i)), add);
    return found;
}

double boost_nearest(const void *tree, const double *points, int64_t count, int64_t k) {
    double sum = 0;
    for (int64_t i = 0; i < count; i++) {
        Point p(points[2 * i], points[2 * i + 1]);
        double farthest = 0;
        auto add = boost::make_function_output_iterator(
            [&](const Value &v) { farthest = std::max(farthest, bg::distance(p, v.first)); });
        ((const Tree *)tree)->query(bgi::nearest(p, (unsigned)k), add);
        sum += farthest;
    }
    return sum;
}

void *boost_polygons(const double *xy, const int64_t *starts, int64_t count) {
    auto layer = new Layer;
    std::vector<Value> values;
    values.reserve(count);
    layer->polygons.reserve(count);
    for (int64_t i = 0; i < count; i++) {
        layer->polygons.push_back(polygon(xy, starts[i], starts[i + 1]));
        Box b;
        bg::envelope(layer->polygons.back(), b);
        values.push_back({b, (uint32_t)i});
    }
    layer->tree = Tree(values.begin(), values.end());
    return layer;
}

void boost_polygons_free(void *polygons) { delete (Layer *)polygons; }

int64_t boost_locate(const void *polygons, const double *points, int64_t count) {
    auto layer = (const Layer *)polygons;
    int64_t found = 0;
    for (int64_t i = 0; i < count; i++) {
        Point p(points[2 * i], points[2 * i + 1]);
        auto test = boost::make_function_output_iterator(
            [&](const Value &v) { found += bg::covered_by(p, layer->polygons[v.second]); });
        layer->tree.query(bgi::intersects(p), test);
    }
    return found;
}

double boost_overlay(const void *polygons, const double *xy, const int64_t *starts, int64_t count, int64_t *pairs) {
    auto layer = (const Layer *)polygons;
    double area = 0;
    int64_t found = 0;
    for (int64_t i = 0; i < count; i++) {
        Polygon zone = polygon(xy, starts[i], starts[i + 1]);
        Box b;
        bg::envelope(zone, b);
        auto cut = boost::make_function_output_iterator([&](const Value &v) {
            std::vector<Polygon> pieces;
            bg::intersection(zone, layer->polygons[v.second], pieces);
            double shared = 0;
            for (auto &piece : pieces) shared += bg::area(piece);
            area += shared;
            found += shared > 0;
        });
        layer->tree.query(bgi::intersects(b), cut);
    }
    *pairs = found;
    return area;
}
