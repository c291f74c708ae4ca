// Clusters of points for every step of zoom, and the nearest point: one tree, built once.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "map/albers_usa.h"

namespace satchel {

struct ClusterOptions {
  // The last step of zoom with clusters, 0 to ClusterIndex::kMaxZoom. Each step doubles the scale: at zoom z,
  // 2^-z pixels of the viewport are one of the screen.
  int max_zoom = 10;
  double radius = 40;       // pixels of the screen, up to ClusterIndex::kReach
  uint32_t min_points = 2;  // where there are fewer, they stay single
};

// Pixels of the viewport, edges included.
struct MapBox {
  double left, top, right, bottom;
};

// A point by itself, where `count` is 1 and `id` its index; or several, and `id` is theirs at all zooms at
// which they are together. `at` is their mean, and less than a unit of ClusterIndex off it for each merge.
struct Cluster {
  MapPoint at;
  uint32_t count;
  uint32_t id;
};

// From the last zoom down to 0, each item (a point, or what became a cluster before) in its turn gathers the
// items within the radius around it that no other has, as in Mapbox's supercluster (V. Agafonkin); where they
// have fewer points than min_points, they all stay as they are at that zoom. The turns are those of the
// points' squares (kSquare) row by row, and in a square those of the points, so that what follows each other
// lies near in memory; a cluster has the turn of its first item. All is done in integers: the same points
// give the same clusters everywhere.
//
// What is joined stays joined, so the clusters of all zooms are one tree, and as its branches know their
// boxes, it is the spatial index as well. Beyond zoom 0 it grows on until few roots are left.
class ClusterIndex {
 public:
  static constexpr int kMaxZoom = 16;
  static constexpr double kReach =
      4096;  // pixels: points farther left, right, up or down of 0, 0 are left out
  static constexpr double kUnitsPerPixel = 1 << 18;  // points are moved up and left to a whole unit
  static constexpr int kSquare = 64;                 // pixels
  static constexpr uint32_t kNone = UINT32_MAX;

  // Points that are not finite are left out too. Takes fewer than 2^31 points, which need not stay.
  static ClusterIndex build(std::span<const MapPoint> points, const ClusterOptions& options);

  // Calls visit(const Cluster&) for each cluster and single point of that zoom that lies in the box, in an
  // order that depends on the points alone. A lower zoom counts as 0, a higher one as max_zoom + 1, where all
  // points are single.
  template <class Visitor>
  void clusters(int zoom, const MapBox& box, Visitor visit) const {
    visit_nodes(roots(), clusters_at(zoom), units_of(box), visit);
  }

  // The lowest zoom at which the cluster has fallen apart: max_zoom + 1 for points at one place or close by.
  // 0 for what is no cluster's id.
  int expansion_zoom(uint32_t id) const;

  // Calls visit(index) for each point of the cluster; never for what is no cluster's id.
  template <class Visitor>
  void points_of(uint32_t id, Visitor visit) const {
    if (id < clusters_at(0)) visit_points(children(id), visit);
  }

  // The index of the point nearest to `at` (of several, the lowest), or kNone where none is within `reach`
  // pixels of the viewport. Counts in whole units.
  uint32_t nearest(MapPoint at, double reach) const;

  size_t memory_bytes() const { return sizeof *this + nodes_.bytes() + branches_.bytes(); }

 private:
  friend class ClusterBuilder;

  // A list of plain values that grows piece by piece: nothing is moved, so a million points take no more
  // memory than they need in the end.
  template <class T>
  class Pieces {
   public:
    Pieces() = default;
    explicit Pieces(size_t most) : pieces_(new std::unique_ptr<T[]>[most / kPiece + 1]) {}
    void push_back(const T& value) {
      if (size_ % kPiece == 0) pieces_[size_ / kPiece].reset(new T[kPiece]);
      pieces_[size_ / kPiece][size_ % kPiece] = value;
      ++size_;
    }
    T& operator[](uint32_t i) { return pieces_[i / kPiece][i % kPiece]; }
    const T& operator[](uint32_t i) const { return pieces_[i / kPiece][i % kPiece]; }
    uint32_t size() const { return size_; }
    size_t bytes() const { return (size_ + kPiece - 1) / kPiece * kPiece * sizeof(T); }

   private:
    static constexpr uint32_t kPiece = 4096;
    std::unique_ptr<std::unique_ptr<T[]>[]> pieces_;
    uint32_t size_ = 0;
  };

  // Units to the right and down of (-kReach, -kReach), less than 2^31.
  struct Place {
    uint32_t x, y;
  };
  // Edges included.
  struct Box {
    uint32_t left, top, right, bottom;
    bool holds(Place p) const { return p.x >= left && p.x <= right && p.y >= top && p.y <= bottom; }
    bool touches(const Box& other) const {
      return left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom;
    }
  };
  // A box in eighths of a pixel, rounded outward: half the bytes.
  struct CoarseBox {
    static constexpr int kShift = 15;
    uint16_t left, top, right, bottom;
    Box units() const {
      constexpr uint32_t kRest = (1 << kShift) - 1;
      return {uint32_t{left} << kShift, uint32_t{top} << kShift, (uint32_t{right} << kShift) + kRest,
              (uint32_t{bottom} << kShift) + kRest};
    }
  };
  static constexpr uint32_t kIsCluster = uint32_t{1} << 31;
  struct Node {
    uint32_t ref;  // a point's index, or a cluster's id with kIsCluster
    union {
      Place at;       // of a point
      CoarseBox box;  // of a cluster's points: most clusters are passed by, and need no look at their branch
    };
    bool is_cluster() const { return (ref & kIsCluster) != 0; }
    uint32_t id() const { return ref & ~kIsCluster; }
  };
  struct Branch {
    uint32_t first_child;  // its last is the one before the next branch's first
    uint32_t count;        // points
    Place at;
  };
  struct Range {
    uint32_t begin, end;  // of nodes_
  };
  struct Nearest;

  static MapPoint pixels(Place p) { return {p.x / kUnitsPerPixel - kReach, p.y / kUnitsPerPixel - kReach}; }
  static Box units_of(const MapBox& box);

  Range roots() const { return {first_root_, nodes_.size()}; }
  Range children(uint32_t id) const {
    return {branches_[id].first_child,
            id + 1 < branches_.size() ? branches_[id + 1].first_child : first_root_};
  }
  // The clusters with lower ids are together at that zoom.
  uint32_t clusters_at(int zoom) const {
    return zoom > max_zoom_ ? 0 : cluster_counts_[static_cast<size_t>(zoom < 0 ? 0 : zoom)];
  }

  template <class Visitor>
  void visit_nodes(Range range, uint32_t together, const Box& box, Visitor& visit) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const Node& node = nodes_[i];
      const uint32_t id = node.id();
      if (!node.is_cluster()) {
        if (box.holds(node.at)) visit(Cluster{pixels(node.at), 1, id});
      } else if (node.box.units().touches(box)) {
        if (id >= together)
          visit_nodes(children(id), together, box, visit);
        else if (const Branch& branch = branches_[id]; box.holds(branch.at))
          visit(Cluster{pixels(branch.at), branch.count, id});
      }
    }
  }

  template <class Visitor>
  void visit_points(Range range, Visitor& visit) const {
    for (uint32_t i = range.begin; i < range.end; ++i) {
      const Node& node = nodes_[i];
      if (node.is_cluster())
        visit_points(children(node.id()), visit);
      else
        visit(node.id());
    }
  }

  void search(Range range, Nearest& nearest) const;

  Pieces<Node> nodes_;       // the children of each branch together, then the roots
  Pieces<Branch> branches_;  // by cluster id: those of higher zooms first
  std::array<uint32_t, kMaxZoom + 1> cluster_counts_{};  // by zoom: how many there are of it and higher ones
  uint32_t first_root_ = 0;
  int max_zoom_ = 0;
};

}  // namespace satchel
