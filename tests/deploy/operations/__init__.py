"""What an operator relies on: metrics, alerts, dashboards, and the shape that compose describes."""
