//! How a picture looks. Kinds differ in more than their colours: by shape, by dashes, and by what their texts say.

/// The style sheet of a picture. Its classes start with `k-`, so that they meet no others on a page.
pub(super) const STYLE: &str = "<style>
svg { color-scheme: light dark }
.k-page { fill: #ffffff }
text { font-family: ui-sans-serif, system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif; fill: #1b1f24 }
.k-title { font-size: 16px; font-weight: 600 }
.k-label { font-size: 13px; font-weight: 600; text-anchor: middle }
.k-detail { font-size: 11px; fill: #4a525c; text-anchor: middle }
.k-words { font-size: 11px; fill: #4a525c; stroke: #ffffff; stroke-width: 3px; paint-order: stroke }
.k-box { fill: #f3f5f8; stroke: #7a8491; stroke-width: 1.2 }
.k-line { fill: none; stroke: #7a8491; stroke-width: 1.4 }
.k-tip { fill: #7a8491 }
.k-service .k-box { fill: #e6effd; stroke: #2c63c4; stroke-width: 1.6 }
.k-port .k-box { fill: #fff4e0; stroke: #a86404 }
.k-network .k-box { fill: #e4f5ec; stroke: #1d7a4c }
.k-secret .k-box { fill: #fbe9f0; stroke: #ab2f66 }
.k-config .k-box { fill: #f2ebfc; stroke: #7446b5 }
.k-absent .k-box { stroke-dasharray: 5 4 }
.k-depends_on .k-line, .k-link .k-line { stroke: #2c63c4 }
.k-depends_on .k-tip, .k-link .k-tip { fill: #2c63c4 }
.k-link .k-line { stroke-dasharray: 8 3 }
.k-publish .k-line { stroke: #a86404 }
.k-publish .k-tip { fill: #a86404 }
.k-network .k-line { stroke: #1d7a4c; stroke-dasharray: 5 4 }
.k-secret .k-line { stroke: #ab2f66; stroke-dasharray: 2 3 }
.k-config .k-line { stroke: #7446b5; stroke-dasharray: 2 3 }
.k-cycle .k-line { stroke: #c42b1c; stroke-width: 2.4 }
.k-cycle .k-tip { fill: #c42b1c }
@media (prefers-color-scheme: dark) {
.k-page { fill: #14171c }
text { fill: #e8ebef }
.k-detail { fill: #b3bbc6 }
.k-words { fill: #b3bbc6; stroke: #14171c }
.k-box { fill: #22272f; stroke: #8c96a3 }
.k-line { stroke: #8c96a3 }
.k-tip { fill: #8c96a3 }
.k-service .k-box { fill: #17294a; stroke: #7eaaf5 }
.k-port .k-box { fill: #3a2a0e; stroke: #e2a548 }
.k-network .k-box { fill: #10321f; stroke: #63c794 }
.k-secret .k-box { fill: #3d1528; stroke: #ee88b2 }
.k-config .k-box { fill: #2b1d45; stroke: #bd9bf0 }
.k-depends_on .k-line, .k-link .k-line { stroke: #7eaaf5 }
.k-depends_on .k-tip, .k-link .k-tip { fill: #7eaaf5 }
.k-publish .k-line { stroke: #e2a548 }
.k-publish .k-tip { fill: #e2a548 }
.k-network .k-line { stroke: #63c794 }
.k-secret .k-line { stroke: #ee88b2 }
.k-config .k-line { stroke: #bd9bf0 }
.k-cycle .k-line { stroke: #ff8a7a }
.k-cycle .k-tip { fill: #ff8a7a }
}
</style>
";
