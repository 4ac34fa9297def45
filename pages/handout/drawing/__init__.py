"""Pictures of plotly figures as SVG, for paper: drawn here, because plotly itself draws only in a browser."""
